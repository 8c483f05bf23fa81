// SPDX-License-Identifier: Apache-2.0
#include "jss/base/day.h"

#include <algorithm>
#include <array>

namespace jss {
namespace {

struct CivilDate {
  int year = 0;
  int month = 0;
  int day_of_month = 0;
};

constexpr bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

constexpr int days_in_month(int year, int month) {
  constexpr std::array kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays.at(static_cast<std::size_t>(month - 1));
}

// Counts in eras of 400 years (146,097 days) that begin on 1 March, so that the leap day is the
// last of its year. The shift of 719,468 moves the origin from 0000-03-01 to 1970-01-01.
constexpr std::int32_t kDaysPerEra = 146097;
constexpr std::int32_t kEpochShift = 719468;

constexpr Day to_day(CivilDate date) {
  const int year = date.month <= 2 ? date.year - 1 : date.year;
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int year_of_era = year - era * 400;
  const int month_from_march = (date.month + 9) % 12;
  const int day_of_year = (153 * month_from_march + 2) / 5 + date.day_of_month - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return {era * kDaysPerEra + day_of_era - kEpochShift};
}

constexpr CivilDate to_civil(Day day) {
  const std::int32_t shifted = day.count + kEpochShift;
  const std::int32_t era = (shifted >= 0 ? shifted : shifted - kDaysPerEra + 1) / kDaysPerEra;
  const int day_of_era = shifted - era * kDaysPerEra;
  const int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int month_from_march = (5 * day_of_year + 2) / 153;
  const int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  return {.year = year_of_era + era * 400 + (month <= 2 ? 1 : 0),
          .month = month,
          .day_of_month = day_of_year - (153 * month_from_march + 2) / 5 + 1};
}

static_assert(to_day({1970, 1, 1}).count == 0);
static_assert(to_day({1, 1, 1}) == kFirstDay);
static_assert(to_day({9999, 12, 31}) == kLastDay);

constexpr int digit(char c) { return c >= '0' && c <= '9' ? c - '0' : -1; }

std::optional<int> number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    if (digit(c) < 0) return std::nullopt;
    value = value * 10 + digit(c);
  }
  return value;
}

}  // namespace

std::optional<Day> day_of(int year, int month, int day_of_month) {
  if (year < 1 || year > 9999 || month < 1 || month > 12) return std::nullopt;
  if (day_of_month < 1 || day_of_month > days_in_month(year, month)) return std::nullopt;
  return to_day({year, month, day_of_month});
}

Day add_months(Day day, int months) {
  const CivilDate from = to_civil(day);
  const int months_since_zero = from.year * 12 + (from.month - 1) + months;
  const int year = (months_since_zero >= 0 ? months_since_zero : months_since_zero - 11) / 12;
  const int month = months_since_zero - year * 12 + 1;
  return to_day({year, month, std::min(from.day_of_month, days_in_month(year, month))});
}

Day first_day_of_window(Day as_of, int months) {
  // The answer lies at most three days from the plain subtraction, because clamping moves a day
  // by at most three.
  Day day = add_months(as_of, -months);
  while (add_months(day - 1, months) >= as_of) day = day - 1;
  while (add_months(day, months) < as_of) day = day + 1;
  return day;
}

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number(text.substr(0, 4));
  const auto month = number(text.substr(5, 2));
  const auto day_of_month = number(text.substr(8, 2));
  if (!year || !month || !day_of_month) return std::nullopt;
  return day_of(*year, *month, *day_of_month);
}

std::string to_string(Day day) {
  if (day < kFirstDay || day > kLastDay) return {};
  const CivilDate date = to_civil(day);
  std::string text = "0000-00-00";
  const auto put = [&text](std::size_t at, std::size_t width, int value) {
    for (std::size_t i = at + width; i-- > at; value /= 10) {
      text[i] = static_cast<char>('0' + value % 10);
    }
  };
  put(0, 4, date.year);
  put(5, 2, date.month);
  put(8, 2, date.day_of_month);
  return text;
}

}  // namespace jss
