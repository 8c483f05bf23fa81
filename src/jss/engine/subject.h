// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jss/base/result.h"
#include "jss/history/chronicle.h"
#include "jss/scoring/policy_calendar.h"

namespace jss::engine {

/// One freelancer of a source, ready for questions about any of their days. Holds as long as the
/// shelf that its policies stand on.
struct Subject {
  history::Chronicle chronicle;      ///< As known on `as_of`; from then on time alone goes on.
  scoring::PolicyCalendar policies;  ///< Those in force, or the one policy asked for.
  const scoring::Policy* policy = nullptr;  ///< The one on `as_of`.
  bool is_pinned = false;                   ///< It was asked for, and holds on every day.
  Day as_of;
};

/// Says why `day` cannot be asked about: nothing is known of it, or no policy holds on it.
///
/// Errors: `invalid_input`, with the remedy.
[[nodiscard]] Result<void> check_day(const Subject& subject, Day day);

}  // namespace jss::engine
