// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "jss/history/chronicle.h"
#include "jss/insight/change.h"
#include "jss/insight/day_scorer.h"
#include "jss/scoring/policy_calendar.h"

namespace jss::insight {

/// One day of a timeline.
struct TimelinePoint {
  Day day;
  const scoring::Policy* policy = nullptr;  ///< In force on that day.
  scoring::Score score;
  /// The first day, or one on which score, hundredths, deciding window or reason differ from the
  /// day before. On other points only windows that do not decide have moved: charts draw them.
  bool shown = true;
  /// What moved since the day before, without points: in the window that decided, as `what_changed`
  /// has it, and before a `window_switched` what moved in the window that takes over. Empty on the
  /// first day, where not shown, and in a `timeline_of_scores`.
  std::vector<ChangePart> changes;
};

/// How a score goes from day to day.
struct Timeline {
  Day from;
  Day to;
  std::vector<TimelinePoint> points;  ///< Rising by day; the first is on `from`.
};

/// The point that holds on `day`: the last one up to it. REQUIRES: `day >= timeline.from`.
[[nodiscard]] const TimelinePoint& point_on(const Timeline& timeline, Day day);

/// The score on every day from `from` to `to`, both included: the first day and each day on which
/// any window's value, the score or its reason changes. Exactly what asking on each single day
/// would give, but asks only on the days on which a sum can move.
/// REQUIRES: the chronicle and the calendar reach back to `from`; `from <= to`. No day after
/// `kLastDay` is looked at.
[[nodiscard]] Timeline timeline(const history::Chronicle& chronicle,
                                const scoring::PolicyCalendar& policies, Day from, Day to);

/// The same without `changes`, for whoever does not read them: what moved is not looked for.
/// REQUIRES: as `timeline`.
[[nodiscard]] Timeline timeline_of_scores(const history::Chronicle& chronicle,
                                          const scoring::PolicyCalendar& policies, Day from,
                                          Day to);

/// The last day after `from` on which any window's value, the score or its reason changes if
/// nothing more happens; `from` itself if none does. From then on the score stays as it is, or
/// stays away.
/// REQUIRES: the chronicle and the calendar reach back to `from`.
[[nodiscard]] Day last_turning_day(const history::Chronicle& chronicle,
                                   const scoring::PolicyCalendar& policies, Day from);

}  // namespace jss::insight
