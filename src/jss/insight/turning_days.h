// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "jss/history/chronicle.h"
#include "jss/insight/lasting_score.h"
#include "jss/scoring/policy_calendar.h"

namespace jss::insight {

/// Finds the days on which a sum can move: those of news, on which a state or the rules are others
/// than the day before, and those that time alone brings.
class TurningDays {
 public:
  /// Knows the news after `from` up to `to`.
  TurningDays(const history::Chronicle& chronicle, const scoring::PolicyCalendar& policies,
              Day from, Day to);

  /// The first such day after `day`, which has the score `lasting`; a day after `kLastDay` if there
  /// is none.
  [[nodiscard]] Day after(Day day, const LastingScore& lasting) const;

 private:
  std::vector<Day> news_;  // rising
};

}  // namespace jss::insight
