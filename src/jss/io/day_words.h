// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "jss/base/day.h"

namespace jss::io {

/// A day's parts. REQUIRES, like `day_words`: the day is one from `kFirstDay` to `kLastDay`.
struct CivilDate {
  int year = 0;
  int month = 0;  ///< 1 to 12.
  int day = 0;
};
[[nodiscard]] CivilDate civil_date(Day day);

/// `Jan` to `Dec`. REQUIRES: 1 to 12.
[[nodiscard]] std::string_view month_name(int month);

/// `14 Mar 2026`.
[[nodiscard]] std::string day_words(Day day);

/// `2026-03-14`; `after 9999` for a reckoned day after `kLastDay`, which text cannot name; empty
/// for none.
[[nodiscard]] std::string day_or_bound(Day day);

}  // namespace jss::io
