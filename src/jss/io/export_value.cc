// SPDX-License-Identifier: Apache-2.0
#include "jss/io/export_value.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "jss/base/timestamp.h"
#include "jss/io/plain_text.h"

namespace jss::io {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"january",   "february", "march",    "april",
                                                   "may",       "june",     "july",     "august",
                                                   "september", "october",  "november", "december"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

std::optional<int> small_number(std::string_view text) {
  int value = 0;
  if (!all_digits(text) || text.size() > 4) return std::nullopt;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// 1 for `Jan` and `January`; `Sept` is also seen.
std::optional<int> month_number(std::string_view word) {
  const std::string lower = lower_case(word);
  if (lower == "sept") return 9;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    const std::string_view name = kMonths.at(i);
    if (lower == name || lower == name.substr(0, 3)) return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

// `Oct 2, 2026`
std::optional<Day> parse_worded_day(std::string_view text) {
  const std::size_t blank = text.find(' ');
  const std::size_t comma = text.find(',');
  if (blank == std::string_view::npos || comma == std::string_view::npos || comma < blank) {
    return std::nullopt;
  }
  const auto month = month_number(text.substr(0, blank));
  const auto day = small_number(trimmed(text.substr(blank, comma - blank)));
  const auto year = small_number(trimmed(text.substr(comma + 1)));
  if (!month || !day || !year) return std::nullopt;
  return day_of(*year, *month, *day);
}

// Takes the commas out of `1,234,567`; nothing where they separate no thousands.
std::optional<std::string> without_separators(std::string_view whole) {
  if (whole.find(',') == std::string_view::npos) return std::string(whole);
  std::string digits;
  bool is_first = true;
  while (true) {
    const std::size_t comma = whole.find(',');
    const std::string_view group = whole.substr(0, comma);
    const bool fits = is_first ? group.size() <= 3 : group.size() == 3;
    if (!fits || !all_digits(group)) return std::nullopt;
    digits += group;
    if (comma == std::string_view::npos) return digits;
    whole.remove_prefix(comma + 1);
    is_first = false;
  }
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string export_label(std::string_view text) {
  const std::string_view label = trimmed(text);
  return plain_text(label, label.size());
}

std::optional<Day> parse_export_day(std::string_view text) {
  text = trimmed(text);
  if (const auto instant = parse_timestamp(text)) return day_of(*instant);
  return parse_worded_day(text);
}

std::optional<Cents> parse_export_amount(std::string_view text) {
  text = trimmed(text);
  bool negative = false;
  if (text.size() >= 2 && text.front() == '(' && text.back() == ')') {
    negative = true;
    text = trimmed(text.substr(1, text.size() - 2));
  }
  if (!negative) negative = take(text, '-');
  take(text, '$');
  if (!negative) negative = take(text, '-');
  text = trimmed(text);
  const std::size_t point = text.find('.');
  auto plain = without_separators(text.substr(0, point));
  if (!plain) return std::nullopt;
  if (point != std::string_view::npos) plain->append(text.substr(point));
  if (plain->empty() || !is_digit(plain->front())) return std::nullopt;
  const auto hundredths = parse_number(*plain);
  if (!hundredths) return std::nullopt;
  return Cents{negative ? -*hundredths : *hundredths};
}

std::optional<std::int64_t> parse_number(std::string_view text) {
  const std::size_t point = text.find('.');
  if (point != std::string_view::npos) {
    while (text.size() > point + 3 && text.back() == '0') text.remove_suffix(1);
  }
  return parse_hundredths(text);
}

}  // namespace jss::io
