// SPDX-License-Identifier: Apache-2.0
#include "jss/base/timestamp.h"

namespace jss {
namespace {

constexpr std::int64_t kSecondsPerDay = 86'400;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Takes two digits from 0 to `largest` off the front of `text`.
std::optional<int> take_two_digits(std::string_view& text, int largest) {
  if (text.size() < 2 || !is_digit(text[0]) || !is_digit(text[1])) return std::nullopt;
  const int value = (text[0] - '0') * 10 + (text[1] - '0');
  if (value > largest) return std::nullopt;
  text.remove_prefix(2);
  return value;
}

bool take(std::string_view& text, char expected) {
  if (text.empty() || text.front() != expected) return false;
  text.remove_prefix(1);
  return true;
}

// `HH:MM:SS` as seconds since midnight.
std::optional<int> take_clock(std::string_view& text) {
  const auto hour = take_two_digits(text, 23);
  if (!hour || !take(text, ':')) return std::nullopt;
  const auto minute = take_two_digits(text, 59);
  if (!minute || !take(text, ':')) return std::nullopt;
  const auto second = take_two_digits(text, 59);
  if (!second) return std::nullopt;
  return (*hour * 60 + *minute) * 60 + *second;
}

// `.` and one to nine digits, or nothing, as nanoseconds.
std::optional<std::int32_t> take_places(std::string_view& text) {
  if (!take(text, '.')) return 0;
  std::int32_t nanoseconds = 0;
  int places = 0;
  for (; !text.empty() && is_digit(text.front()); ++places) {
    if (places == 9) return std::nullopt;
    nanoseconds = nanoseconds * 10 + (text.front() - '0');
    text.remove_prefix(1);
  }
  if (places == 0) return std::nullopt;
  for (; places < 9; ++places) nanoseconds *= 10;
  return nanoseconds;
}

// `Z`, or an offset as seconds east of UTC.
std::optional<int> take_zone(std::string_view& text) {
  if (take(text, 'Z') || take(text, 'z')) return 0;
  const bool west = !text.empty() && text.front() == '-';
  if (!west && (text.empty() || text.front() != '+')) return std::nullopt;
  text.remove_prefix(1);
  const auto hours = take_two_digits(text, 23);
  if (!hours || !take(text, ':')) return std::nullopt;
  const auto minutes = take_two_digits(text, 59);
  if (!minutes) return std::nullopt;
  const int east = (*hours * 60 + *minutes) * 60;
  return west ? -east : east;
}

void append_two_digits(std::string& text, std::int64_t value) {
  text += static_cast<char>('0' + value / 10);
  text += static_cast<char>('0' + value % 10);
}

}  // namespace

std::optional<Timestamp> parse_timestamp(std::string_view text) {
  constexpr std::size_t kDayLength = 10;
  const auto day = parse_day(text.substr(0, kDayLength));
  if (!day) return std::nullopt;
  text.remove_prefix(kDayLength);
  if (text.empty()) return start_of(*day);
  if (!take(text, 'T') && !take(text, 't')) return std::nullopt;
  const auto clock = take_clock(text);
  if (!clock) return std::nullopt;
  const auto places = take_places(text);
  if (!places) return std::nullopt;
  const auto east = take_zone(text);
  if (!east || !text.empty()) return std::nullopt;
  const Timestamp instant{start_of(*day).seconds + *clock - *east, *places};
  if (instant < start_of(kFirstDay) || instant >= start_of(kLastDay + 1)) return std::nullopt;
  return instant;
}

std::string to_string(Timestamp instant) {
  const Day day = day_of(instant);
  const std::int64_t second = instant.seconds - std::int64_t{day.count} * kSecondsPerDay;
  std::string text = to_string(day);
  text += 'T';
  append_two_digits(text, second / 3600);
  text += ':';
  append_two_digits(text, second / 60 % 60);
  text += ':';
  append_two_digits(text, second % 60);
  if (instant.nanoseconds != 0) {
    std::string places = std::to_string(instant.nanoseconds);
    places.insert(0, 9 - places.size(), '0');
    places.erase(places.find_last_not_of('0') + 1);
    text += '.' + places;
  }
  text += 'Z';
  return text;
}

}  // namespace jss
