// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "jss/engine/evaluation.h"
#include "jss/engine/source.h"
#include "jss/insight/coming_day.h"
#include "jss/scoring/policy_calendar.h"
#include "jss/scoring/population.h"

namespace jss::engine {

/// On which days after that of `evaluation`, which was prepared from `source` by `request`, up to
/// `to`, that one included, scores may change if nothing more happens: because of time, of other
/// rules of `policies`, or of what happened before and takes effect then. Of everybody; of `only`
/// the days alone on which that score may change. On all other days none can.
///
/// Errors: `invalid_input` for a last day that is not later.
[[nodiscard]] Result<insight::ComingDays> coming_days(const Source& source,
                                                      const EvaluationRequest& request,
                                                      const Evaluation& evaluation,
                                                      const scoring::PolicyCalendar& policies,
                                                      Day to, std::optional<FreelancerIndex> only,
                                                      scoring::Executor& executor);

}  // namespace jss::engine
