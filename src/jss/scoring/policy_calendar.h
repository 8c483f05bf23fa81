// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "jss/base/day.h"
#include "jss/scoring/policy.h"

namespace jss::scoring {

/// Which policy holds on which day: one for all days, or a dated series. Refers to the policies,
/// which must outlive it.
class PolicyCalendar {
 public:
  /// `policy` on every day.
  [[nodiscard]] static PolicyCalendar pinned(const Policy& policy);

  /// Each dated policy of `policies` from its `effective_from` until the next one's; those without
  /// a date are passed over. Of several for one day the last one given holds.
  [[nodiscard]] static PolicyCalendar series(std::span<const Policy> policies);

  /// The policy on `day`; nullptr before the first.
  [[nodiscard]] const Policy* on(Day day) const;

  /// The first day with a policy; `kFirstDay` if one is pinned.
  [[nodiscard]] Day first_day() const;

  /// The days after `from` up to `to`, that one included, on which another policy begins; rising.
  [[nodiscard]] std::vector<Day> change_days(Day from, Day to) const;

 private:
  struct Entry {
    Day from;
    const Policy* policy = nullptr;
  };
  std::vector<Entry> entries_;  // rising, one a day
};

}  // namespace jss::scoring
