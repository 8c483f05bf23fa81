// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "jss/scoring/contract_table.h"

namespace jss::scoring {

/// A contract table of states alone, which is filled, asked and filled again: for whoever keeps
/// states elsewhere and wants a few of them scored. Its rows, freelancers and clients have no
/// names.
///
/// Allocates nothing once it has held as many rows as it is given.
class StateTable {
 public:
  /// Forgets everything.
  void clear();

  /// Begins with the next freelancer; `completeness` as in `ContractTable::profile_completeness`.
  void add_freelancer(std::int8_t completeness);

  /// Adds a contract of the freelancer begun last. REQUIRES: the state keeps the rules of
  /// `check_row`, and the contracts of a freelancer with one client come one after the other.
  void add(ClientIndex client, const ContractState& state);

  /// For the kernel: freelancers and rows in the order in which they came, clients as they were
  /// numbered by the caller.
  [[nodiscard]] const ContractTable& table() const { return table_; }

 private:
  void make_room();

  ContractTable table_;
};

}  // namespace jss::scoring
