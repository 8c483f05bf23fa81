// SPDX-License-Identifier: Apache-2.0
#include "jss/base/money.h"

namespace jss {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<std::int64_t> parse_hundredths(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view places = point == std::string_view::npos ? "0" : text.substr(point + 1);
  if (whole.empty() || places.empty() || places.size() > 2) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : whole) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
    if (value > kLargestAmount.count) return std::nullopt;
  }
  for (const char c : places) {
    if (!is_digit(c)) return std::nullopt;
  }
  const int tenths = places[0] - '0';
  const int hundredths = places.size() == 2 ? places[1] - '0' : 0;
  value = value * 100 + std::int64_t{10} * tenths + hundredths;
  if (value > kLargestAmount.count) return std::nullopt;
  return negative ? -value : value;
}

std::string hundredths_to_string(std::int64_t hundredths) {
  const bool negative = hundredths < 0;
  // Unsigned, because the smallest value has no positive twin.
  const auto size = negative ? std::uint64_t{0} - static_cast<std::uint64_t>(hundredths)
                             : static_cast<std::uint64_t>(hundredths);
  std::string text = negative ? "-" : "";
  text += std::to_string(size / 100);
  text += '.';
  text += static_cast<char>('0' + size % 100 / 10);
  text += static_cast<char>('0' + size % 10);
  return text;
}

}  // namespace jss
