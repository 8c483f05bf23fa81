// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "jss/insight/slice.h"

namespace jss::insight {

/// How far the private answers that nobody told us could move a score.
struct AnswerRange {
  /// Contracts with public stars that stand, but without a private answer, under rules that ask
  /// for one. Zero: nothing is open, and both scores are the score itself.
  std::uint32_t unknown = 0;
  scoring::Score all_bad;   ///< As if every unknown answer were 0.
  scoring::Score all_good;  ///< As if every unknown answer were 10.
};

/// The range for one freelancer. Only the freelancer's own contracts are imagined; other people's
/// answers stay as they are. Costs two evaluations of the freelancer's rows.
[[nodiscard]] AnswerRange answer_range(const scoring::ContractTable& table,
                                       FreelancerIndex freelancer,
                                       const scoring::Question& question);

}  // namespace jss::insight
