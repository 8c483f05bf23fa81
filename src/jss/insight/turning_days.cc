// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/turning_days.h"

#include <algorithm>

namespace jss::insight {

TurningDays::TurningDays(const history::Chronicle& chronicle,
                         const scoring::PolicyCalendar& policies, Day from, Day to)
    : news_(chronicle.change_days(from, to)) {
  const std::vector<Day> new_rules = policies.change_days(from, to);
  news_.insert(news_.end(), new_rules.begin(), new_rules.end());
  std::sort(news_.begin(), news_.end());
}

Day TurningDays::after(Day day, std::optional<Day> by_time) const {
  const Day never = kLastDay + 1;
  const auto next = std::upper_bound(news_.begin(), news_.end(), day);
  return std::min(by_time.value_or(never), next == news_.end() ? never : *next);
}

}  // namespace jss::insight
