// SPDX-License-Identifier: Apache-2.0
// Civil days. The engine reckons in whole UTC days of the Gregorian calendar: no clocks, no time
// zones, no "today". Whoever needs today's date asks for it at the edge and passes it in.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jss {

/// A civil day, as the count of days since 1970-01-01, or no day at all.
///
/// Columns hold many of these, so "no day" is a value of the type and not an optional around it:
/// it is smaller than every real day, so that `std::max` over days ignores what is absent.
struct Day {
  std::int32_t count = INT32_MIN;

  /// False for "no day".
  [[nodiscard]] constexpr bool present() const { return count != INT32_MIN; }

  friend constexpr auto operator<=>(Day, Day) = default;
};

/// The absent day.
inline constexpr Day kNoDay{};
/// The days that text can name: 0001-01-01 to 9999-12-31.
inline constexpr Day kFirstDay{-719162};
inline constexpr Day kLastDay{2932896};
/// Later than all of them: the earliest of no days.
inline constexpr Day kNever{INT32_MAX};

/// The day `days` later (earlier if negative). REQUIRES: `day.present()`.
[[nodiscard]] constexpr Day operator+(Day day, std::int32_t days) { return {day.count + days}; }
[[nodiscard]] constexpr Day operator-(Day day, std::int32_t days) { return {day.count - days}; }
/// Days from `b` to `a`. REQUIRES: both are present.
[[nodiscard]] constexpr std::int32_t operator-(Day a, Day b) { return a.count - b.count; }

/// The day of a year (1 to 9999), month (1 to 12) and day of the month; nothing if there is none.
[[nodiscard]] std::optional<Day> day_of(int year, int month, int day_of_month);

/// The same day of the month, `months` later (`months` may be negative).
///
/// Where that month is too short, the answer is its last day: 31 August plus six months is
/// 28 February, or 29 in a leap year. This decides on which day a contract leaves a window.
[[nodiscard]] Day add_months(Day day, int months);

/// The earliest day `d` for which `add_months(d, months) >= as_of`: the first day inside the
/// window of that many months that ends on `as_of`. `add_months` never decreases, so every day
/// from this one to `as_of` is inside, and none before.
[[nodiscard]] Day first_day_of_window(Day as_of, int months);

/// Reads `YYYY-MM-DD`, exactly ten characters, a day that exists; nothing otherwise.
[[nodiscard]] std::optional<Day> parse_day(std::string_view text);

/// Writes `YYYY-MM-DD`; empty for the absent day and those outside `kFirstDay` to `kLastDay`.
[[nodiscard]] std::string to_string(Day day);

}  // namespace jss
