// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "jss/scoring/score.h"

namespace jss::insight {

/// One freelancer's rows as a small table of their own, with what others say of the clients: enough
/// to score the freelancer, and to ask what another history would give.
struct Slice {
  scoring::ContractTable table;
  /// By `ClientIndex` of `table`; this freelancer's own contracts left out. Empty where the rules
  /// use no records.
  std::vector<scoring::ClientRecord> others;
};

/// Changes the rows it is shown as it likes.
using Edit = std::function<void(scoring::ContractState& contract)>;

/// The rows of `freelancer`, each passed through `edit`, with the records that `question` has.
/// Copies the rows; linear in them. REQUIRES: an edited row still keeps the rules of `check_row`.
[[nodiscard]] Slice slice(const scoring::ContractTable& table, FreelancerIndex freelancer,
                          const scoring::Question& question, const Edit& edit);

/// The score of the slice's freelancer.
[[nodiscard]] scoring::Score score(const Slice& slice, const scoring::Rules& rules, Day as_of);

}  // namespace jss::insight
