// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "jss/insight/change.h"
#include "jss/scoring/policy_calendar.h"

namespace jss::io {

/// What a part of a change says, for a person, without its day and its points: `“Logo for a bakery”
/// (c3) began to count: client satisfied`. Titles are cut to what fits a line. `policies` has the
/// titles of rules.
[[nodiscard]] std::string change_sentence(const insight::ChangePart& part,
                                          const scoring::PolicyCalendar& policies);

}  // namespace jss::io
