// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "jss/insight/day_scorer.h"
#include "jss/scoring/score.h"

namespace jss::insight {

/// A score, and until when it stands if nothing happens.
struct LastingScore {
  scoring::Score score;
  /// The first later day on which any sum of any window can move, while the table and the rules
  /// stay as they are; nothing if none ever can. That it can does not mean that it does.
  std::optional<Day> next;
};

/// The score of a freelancer, by one evaluation of the kernel, to which `PassingTime` listens.
///
/// Linear in the freelancer's rows, and in all rows where the rules use client records.
[[nodiscard]] LastingScore lasting_score(const scoring::ContractTable& table,
                                         FreelancerIndex freelancer,
                                         const scoring::Question& question);

/// The same for the day that the scorer has moved to. Without any contract there is no score, and
/// time alone brings none.
[[nodiscard]] LastingScore lasting_score(const DayScorer& scorer);

}  // namespace jss::insight
