// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "jss/base/day.h"
#include "jss/scoring/policy.h"

namespace jss::scoring {

/// A policy and the first day on which it holds.
struct PolicyStart {
  Day from;
  const Policy* policy = nullptr;
};

/// Which policy holds on which day: one for all days, or a dated series. Refers to the policies,
/// which must outlive it.
class PolicyCalendar {
 public:
  /// `policy` on every day.
  [[nodiscard]] static PolicyCalendar pinned(const Policy& policy);

  /// Each dated policy of `policies` from its `effective_from` until the next one's; those without
  /// a date are passed over. Of several for one day the last one given holds.
  [[nodiscard]] static PolicyCalendar series(std::span<const Policy> policies);

  /// Each policy from its day until the next one's. REQUIRES: the days rise, and no policy is
  /// absent.
  [[nodiscard]] static PolicyCalendar of(std::vector<PolicyStart> starts);

  /// The policy on `day`; nullptr before the first.
  [[nodiscard]] const Policy* on(Day day) const;

  /// The first day with a policy; `kFirstDay` if one is pinned.
  [[nodiscard]] Day first_day() const;

  /// The days after `from` up to `to`, that one included, on which another policy begins; rising.
  [[nodiscard]] std::vector<Day> change_days(Day from, Day to) const;

 private:
  std::vector<PolicyStart> entries_;  // rising, one a day
};

}  // namespace jss::scoring
