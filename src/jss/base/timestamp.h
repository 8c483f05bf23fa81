// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "jss/base/day.h"

namespace jss {

/// An instant, as seconds and nanoseconds since 1970-01-01T00:00:00Z, leap seconds left out as
/// usual. Instants are read from text and compared; nothing here asks for the time.
struct Timestamp {
  std::int64_t seconds = 0;
  std::int32_t nanoseconds = 0;  ///< 0 to 999,999,999, towards the future.

  friend constexpr auto operator<=>(const Timestamp&, const Timestamp&) = default;
};

/// The first instant of a day. REQUIRES: `day.present()`.
[[nodiscard]] constexpr Timestamp start_of(Day day) {
  return {std::int64_t{day.count} * 86'400, 0};
}

/// The UTC day in which an instant lies. REQUIRES: the instant is one that text can name.
[[nodiscard]] constexpr Day day_of(Timestamp instant) {
  const std::int64_t whole = instant.seconds / 86'400;
  return {static_cast<std::int32_t>(instant.seconds % 86'400 < 0 ? whole - 1 : whole)};
}

/// The next instant there is.
[[nodiscard]] constexpr Timestamp just_after(Timestamp instant) {
  if (instant.nanoseconds == 999'999'999) return {instant.seconds + 1, 0};
  return {instant.seconds, instant.nanoseconds + 1};
}

/// Reads an RFC 3339 instant, as `2026-03-01T09:30:00Z`, `2026-03-01T11:30:00.25+02:00`, or a bare
/// day, `2026-03-01`, which means its start.
///
/// At most nine places of a second. Nothing for a day or an hour that does not exist, for the
/// second 60, for a time without `Z` or offset, and for an instant outside the years 1 to 9999.
[[nodiscard]] std::optional<Timestamp> parse_timestamp(std::string_view text);

/// Writes `2026-03-01T09:30:00Z`, in UTC, with the places of the second that it needs: `.25`.
/// REQUIRES: the instant is one that text can name.
[[nodiscard]] std::string to_string(Timestamp instant);

}  // namespace jss
