// SPDX-License-Identifier: Apache-2.0
#include "jss/io/day_words.h"

#include <array>

namespace jss::io {
namespace {

int number(std::string_view digits) {
  int value = 0;
  for (const char digit : digits) value = value * 10 + (digit - '0');
  return value;
}

}  // namespace

CivilDate civil_date(Day day) {
  const std::string text = to_string(day);
  const std::string_view digits = text;
  return {number(digits.substr(0, 4)), number(digits.substr(5, 2)), number(digits.substr(8, 2))};
}

std::string_view month_name(int month) {
  static constexpr std::array<std::string_view, 12> kNames{
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return kNames.at(static_cast<std::size_t>(month - 1));
}

std::string day_words(Day day) {
  const CivilDate date = civil_date(day);
  return std::to_string(date.day) + " " + std::string(month_name(date.month)) + " " +
         std::to_string(date.year);
}

std::string day_or_bound(Day day) { return day > kLastDay ? "after 9999" : to_string(day); }

}  // namespace jss::io
