// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jss/insight/standing.h"
#include "jss/insight/standing_evidence.h"

namespace jss::insight {

/// How a criterion of `set` stands; of all kinds but `other_badge`. `badges` tells what a rising
/// talent was, in weeks without a score.
[[nodiscard]] CriterionStanding criterion_standing(const BadgeCriterion& criterion,
                                                   const BadgeSet& set, const BadgeCalendar& badges,
                                                   const StandingEvidence& evidence);

}  // namespace jss::insight
