// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "jss/engine/evaluation.h"
#include "jss/engine/source.h"
#include "jss/scoring/policy_calendar.h"
#include "jss/scoring/population.h"

namespace jss::engine {

/// Whose score on the day of `evaluation`, which was prepared from `source` by `request`, is
/// another one than it was on `since`: its value before rounding, the window that decides, or the
/// reason why there is none. In the order of their ids; whoever had no contract on `since` is among
/// them. `policies` has the rules of both days.
///
/// Errors: `invalid_input` for a day that is not before the other, that a snapshot knows nothing
/// of, or on which no policy holds.
[[nodiscard]] Result<std::vector<FreelancerIndex>> changed_since(
    const Source& source, const EvaluationRequest& request, const Evaluation& evaluation,
    const scoring::PolicyCalendar& policies, Day since, scoring::Executor& executor);

}  // namespace jss::engine
