// SPDX-License-Identifier: Apache-2.0
// Made-up populations of freelancers, for measuring and for trying things out at scale.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "jss/base/day.h"
#include "jss/scoring/contract_state.h"

namespace jss::bench {

/// What decides a population: equal values give equal contracts on every machine.
struct PopulationOptions {
  std::uint64_t freelancers = 0;
  std::uint64_t seed = 1;
  /// The day of the snapshot: nothing but `started_on` and `due_on` is later.
  Day as_of;
};

/// The most freelancers of one population, so that every number fits into 32 bits.
inline constexpr std::uint64_t kMostFreelancers = 500'000'000;
/// The most contracts that one freelancer can have.
inline constexpr std::uint32_t kMostContracts = 500;

/// A population of freelancers, their clients and contracts, drawn from a seed by integer
/// arithmetic alone. bench/README.md says how everything is distributed.
class Population {
 public:
  /// REQUIRES: at least 1 and at most `kMostFreelancers` freelancers, `as_of` in the years 1000 to
  /// 9000.
  explicit Population(const PopulationOptions& options);

  [[nodiscard]] std::uint64_t client_count() const { return clients_; }

  /// Calls `visit` with every contract, those of a freelancer together. The row's texts live during
  /// the call. Every row keeps the rules of a contract table. Needs no memory that grows.
  void visit_contracts(const std::function<void(const scoring::ContractRow&)>& visit) const;

 private:
  PopulationOptions options_;
  std::uint64_t clients_;
  /// Entry n - 1: of 2^32 freelancers, how many have n contracts or more.
  std::vector<std::uint64_t> with_at_least_;
};

/// The header line of `append_csv_row`, with its newline.
[[nodiscard]] std::string csv_header();

/// Appends a contract as a line of a contract table. Defaults and absent values are empty cells;
/// labels are left out.
void append_csv_row(const scoring::ContractRow& row, std::string& text);

}  // namespace jss::bench
