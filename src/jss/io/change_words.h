// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jss/insight/change.h"
#include "jss/scoring/contract_table.h"
#include "jss/scoring/policy_calendar.h"

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
/// window`, `“Poster” weighs 1.5 instead of 1`, `“Poster” and “Flyer” begin to count`. Contracts of
/// which the same can be said share a clause, and of more than three the rest is counted. Says
/// nothing of rounding, nor of a score that appears or disappears: that is the news itself. In the
/// order of the parts.
[[nodiscard]] std::vector<std::string> change_clauses(std::span<const insight::ChangePart> parts,
                                                      const ContractTitles& titles);

/// The same of one part as a sentence, without its day, its points and the full stop, with the
/// contract's id and what the clause leaves out: `“Logo for a bakery” (c3) begins to count: client
/// satisfied`. `policies` has the titles of rules.
[[nodiscard]] std::string change_sentence(const insight::ChangePart& part,
                                          const scoring::PolicyCalendar& policies);

/// `the six-month window`, or `the trend` for zero.
[[nodiscard]] std::string window_phrase(int months);

/// `A`, `A and B`, `A, B and C`.
[[nodiscard]] std::string enumerated(std::span<const std::string> words);

}  // namespace jss::io
