// SPDX-License-Identifier: Apache-2.0
// What benchmarks need beside Google Benchmark.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "bench/population.h"
#include "jss/scoring/population.h"

namespace jss::bench {

/// How many freelancers: about 60 thousand, 600 thousand and 6 million contracts.
inline constexpr std::array<std::uint64_t, 3> kPopulations{10'000, 100'000, 1'000'000};

/// The population that everything is measured on.
[[nodiscard]] PopulationOptions population_of(std::uint64_t freelancers);

/// Seconds since some moment: those of the clock, and those that all threads of this process ran.
struct Moment {
  double clock = 0;
  double processor = 0;

  friend Moment operator-(const Moment& a, const Moment& b) {
    return {a.clock - b.clock, a.processor - b.processor};
  }
  Moment& operator+=(const Moment& other) {
    clock += other.clock;
    processor += other.processor;
    return *this;
  }
};
[[nodiscard]] Moment now();

/// How often `operator new` was called, by any thread.
[[nodiscard]] std::uint64_t allocations();

/// Reads every byte once and adds them up, as fast as the machine lets it: what any reading of the
/// same bytes is measured against.
[[nodiscard]] std::uint64_t read_plainly(std::span<const std::span<const std::byte>> columns,
                                         scoring::Executor& executor);

}  // namespace jss::bench
