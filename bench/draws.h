// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace jss::bench {

/// A sequence of draws that follows from its seed: splitmix64, integers only, so that it is the
/// same on every machine. Good enough for made-up data, for nothing else.
class Draws {
 public:
  explicit constexpr Draws(std::uint64_t seed) : state_(seed) {}

  /// Any 64 bits.
  constexpr std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t bits = state_;
    bits = (bits ^ (bits >> 30U)) * 0xbf58476d1ce4e5b9U;
    bits = (bits ^ (bits >> 27U)) * 0x94d049bb133111ebU;
    return bits ^ (bits >> 31U);
  }

  /// From 0 to `bound - 1`. REQUIRES: `bound > 0`.
  constexpr std::uint32_t below(std::uint32_t bound) {
    return static_cast<std::uint32_t>(((next() >> 32U) * bound) >> 32U);
  }

  /// From `low` to `high`, both included. REQUIRES: `low <= high`.
  constexpr std::int32_t between(std::int32_t low, std::int32_t high) {
    return low + static_cast<std::int32_t>(below(static_cast<std::uint32_t>(high - low) + 1));
  }

  /// True in so many of a thousand cases.
  constexpr bool chance(std::uint32_t thousandths) { return below(1000) < thousandths; }

  /// A position in `shares`, each as often as its share says. REQUIRES: they add up to 1000.
  template <std::size_t kCount>
  constexpr std::size_t pick(const std::array<std::uint16_t, kCount>& shares) {
    std::uint32_t left = below(1000);
    std::size_t at = 0;
    while (at + 1 < kCount && left >= shares[at]) left -= shares[at++];
    return at;
  }

  /// A value whose distribution has those quantiles at equal steps, straight lines between them.
  template <std::size_t kCount>
  constexpr std::int64_t from_quantiles(const std::array<std::int64_t, kCount>& quantiles) {
    constexpr std::uint32_t kSteps = 1024;
    const std::uint32_t drawn = below(static_cast<std::uint32_t>(kCount - 1) * kSteps);
    const std::int64_t low = quantiles[drawn / kSteps];
    const std::int64_t high = quantiles[drawn / kSteps + 1];
    return low + (high - low) * static_cast<std::int64_t>(drawn % kSteps) / kSteps;
  }

 private:
  std::uint64_t state_;
};

}  // namespace jss::bench
