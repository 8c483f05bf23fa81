// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "jss/history/chronicle.h"
#include "jss/scoring/policy_calendar.h"

namespace jss::insight {

/// Finds the days on which a sum can move: those of news, on which a state or the rules are others
/// than the day before, and those that time alone brings.
class TurningDays {
 public:
  /// Knows the news after `from` up to `to`.
  TurningDays(const history::Chronicle& chronicle, const scoring::PolicyCalendar& policies,
              Day from, Day to);

  /// The first such day after `day`, if `by_time` is the first that time alone brings, as
  /// `LastingScore::next`; a day after `kLastDay` if there is none.
  [[nodiscard]] Day after(Day day, std::optional<Day> by_time) const;

 private:
  std::vector<Day> news_;  // rising
};

}  // namespace jss::insight
