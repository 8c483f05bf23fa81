// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "jss/io/score_turn.h"

namespace jss::io {

/// Whose turns a calendar has, and from which day they are foretold.
struct CalendarSubject {
  std::string_view freelancer;
  std::string rules;  ///< In words: `the rules of each day`, `rules 2026-01`.
  Day as_of;
};

/// The turns after `as_of` as an iCalendar file (RFC 5545): an event of one whole day for each.
///
/// No clock is asked: DTSTAMP is the start of the as-of day in UTC. An event's UID follows from the
/// freelancer and the day alone, so that a calendar that reads a later forecast replaces the event
/// of that day instead of adding another.
[[nodiscard]] std::string calendar_ics(const CalendarSubject& subject,
                                       std::span<const ScoreTurn> turns);

}  // namespace jss::io
