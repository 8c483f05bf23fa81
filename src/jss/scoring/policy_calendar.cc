// SPDX-License-Identifier: Apache-2.0
#include "jss/scoring/policy_calendar.h"

#include <algorithm>
#include <utility>

namespace jss::scoring {

PolicyCalendar PolicyCalendar::pinned(const Policy& policy) {
  PolicyCalendar calendar;
  calendar.entries_.push_back({kFirstDay, &policy});
  return calendar;
}

PolicyCalendar PolicyCalendar::series(std::span<const Policy> policies) {
  PolicyCalendar calendar;
  std::vector<PolicyStart>& entries = calendar.entries_;
  for (const Policy& policy : policies) {
    if (!policy.effective_from.present()) continue;
    const auto place =
        std::lower_bound(entries.begin(), entries.end(), policy.effective_from,
                         [](const PolicyStart& entry, Day day) { return entry.from < day; });
    if (place != entries.end() && place->from == policy.effective_from) {
      place->policy = &policy;
    } else {
      entries.insert(place, {policy.effective_from, &policy});
    }
  }
  return calendar;
}

PolicyCalendar PolicyCalendar::of(std::vector<PolicyStart> starts) {
  PolicyCalendar calendar;
  calendar.entries_ = std::move(starts);
  return calendar;
}

const Policy* PolicyCalendar::on(Day day) const {
  const auto after =
      std::upper_bound(entries_.begin(), entries_.end(), day,
                       [](Day wanted, const PolicyStart& entry) { return wanted < entry.from; });
  return after == entries_.begin() ? nullptr : std::prev(after)->policy;
}

Day PolicyCalendar::first_day() const { return entries_.empty() ? kNoDay : entries_.front().from; }

std::vector<Day> PolicyCalendar::change_days(Day from, Day to) const {
  std::vector<Day> days;
  for (const PolicyStart& entry : entries_) {
    if (entry.from > from && entry.from <= to) days.push_back(entry.from);
  }
  return days;
}

}  // namespace jss::scoring
