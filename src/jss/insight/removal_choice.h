// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "jss/history/chronicle.h"
#include "jss/scoring/policy_calendar.h"
#include "jss/scoring/score.h"

namespace jss::insight {

/// What it would do to have the client's feedback on one contract removed.
struct RemovalChoice {
  std::string contract;
  std::string title;     ///< A label; may be empty.
  scoring::Score score;  ///< As it would be on the same day.
  /// Hundredths of a point that it gains at once; absent without a score before or after.
  std::optional<std::int64_t> gain;
  /// The mean over the days of the coming year, if nothing else happens, from hundredths, halves
  /// up; over those days on which there is a score before and after. Absent if there is none.
  std::optional<std::int64_t> gain_over_year;
  /// The first day of that year on which there would be no score for want of this feedback.
  Day loses_score_on;
};

/// Every contract of the freelancer whose client's feedback stands on `as_of`, as if it were
/// removed on that day: what gains most at once first, of equals what gains most over the year,
/// then by id. Those that cost the score come last. Each is asked of the kernel, on every day of
/// the year on which anything can move. REQUIRES: neither the chronicle nor the calendar begins
/// after `as_of`.
[[nodiscard]] std::vector<RemovalChoice> removal_choices(const history::Chronicle& chronicle,
                                                         const scoring::PolicyCalendar& policies,
                                                         Day as_of);

}  // namespace jss::insight
