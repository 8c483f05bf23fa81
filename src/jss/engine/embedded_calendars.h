// SPDX-License-Identifier: Apache-2.0
// The policies that ship, as property tests ask about them.
#pragma once

#include <rapidcheck.h>

#include <vector>

#include "jss/io/policy_series.h"
#include "jss/scoring/policy_calendar.h"

namespace jss::engine {

inline const std::vector<scoring::Policy>& all_policies() {
  static const auto series = *io::PolicySeries::embedded();
  return series.policies();
}

/// Each of the policies on every day, and the dated ones in turn.
inline std::vector<scoring::PolicyCalendar> calendars() {
  std::vector<scoring::PolicyCalendar> calendars{scoring::PolicyCalendar::series(all_policies())};
  for (const scoring::Policy& policy : all_policies()) {
    calendars.push_back(scoring::PolicyCalendar::pinned(policy));
  }
  return calendars;
}

/// From `first` to before `end`, all equally likely however small the case is.
inline int uniform(int first, int end) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(first, end));
}

}  // namespace jss::engine
