// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jss/insight/change.h"
#include "jss/scoring/contract_table.h"

namespace jss::io {

/// What people call the contracts of one freelancer: by their titles, or by id where there is none.
class ContractTitles {
 public:
  /// Those that `table` has; of other contracts only the id is known.
  ContractTitles(const scoring::ContractTable& table, FreelancerIndex freelancer);
  /// Of no contract.
  ContractTitles() = default;

  /// Without control characters, at most 60 bytes long, not yet in quotes.
  [[nodiscard]] std::string of(std::string_view contract) const;

 private:
  std::map<std::string, std::string, std::less<>> titles_;
};

/// What happened, as clauses that can follow "when": `“Logo for a bakery” leaves the six-month
/// window`, `“Poster” and “Flyer” begin to count`. Contracts to which the same happened share a
/// clause, and of more than three the rest is counted. Says nothing of rounding, nor of a score
/// that appears or disappears: that is the news itself. In the order of the parts.
[[nodiscard]] std::vector<std::string> change_clauses(std::span<const insight::ChangePart> parts,
                                                      const ContractTitles& titles);

/// `the six-month window`, or `the trend` for zero.
[[nodiscard]] std::string window_phrase(int months);

/// `A`, `A and B`, `A, B and C`.
[[nodiscard]] std::string enumerated(std::span<const std::string> words);

}  // namespace jss::io
