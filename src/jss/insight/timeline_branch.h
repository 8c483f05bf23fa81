// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jss/insight/timeline.h"

namespace jss::insight {

/// The `timeline_of_scores`, up to `to`, of a chronicle that is up to the day before `day` as that
/// of `trunk`: of what they have in common nothing is scored again.
/// REQUIRES: `trunk` begins on or before `day` and reaches at least to the day before it.
[[nodiscard]] Timeline timeline_branch(const Timeline& trunk, const history::Chronicle& chronicle,
                                       const scoring::PolicyCalendar& policies, Day day, Day to);

}  // namespace jss::insight
