// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "jss/base/day.h"
#include "jss/base/timestamp.h"
#include "jss/history/event.h"
#include "jss/scoring/contract_table.h"
#include "jss/scoring/population.h"

namespace jss::history {

/// An event that a replay ignored, all of it or a part.
struct Anomaly {
  std::string event;    ///< Its id.
  EventType type{};     ///< Its type.
  std::string message;  ///< Why, for a person.

  friend bool operator==(const Anomaly&, const Anomaly&) = default;
};

/// The contract states at the end of `as_of`, as known at `known_at`: what follows from the events
/// that had happened by then and, if `known_at` is given, had been recorded by then (that instant
/// included; an event without `recorded_at` was always known).
///
/// Events are taken in the order of `at`, then of their types, then of their ids bytewise; the
/// order in which they are given never decides. Total: any events make a table, and every row of it
/// keeps the rules of `scoring::check_row`. What cannot be, such as a payment to a contract that
/// never started, is ignored and listed in `anomalies`, if given, in the order of the events: so is
/// an event that breaks `check_form` or uses the id of another one. A retraction acts on every day
/// from its own on, backwards too: the event it names never happened. What an operator decided or
/// showed (`is_operators`) changes nothing here.
///
/// REQUIRES: fewer than 2^32 events. O(n log n) in the events, linear if they are in order already,
/// and linear in the stretches between payments. Needs some 80 bytes an event and 200 a contract
/// besides the table.
[[nodiscard]] scoring::ContractTable replay(std::span<const Event> events, Day as_of,
                                            std::optional<Timestamp> known_at = std::nullopt,
                                            std::vector<Anomaly>* anomalies = nullptr);

/// The same by as many threads as `executor` has, and the same table whatever their number.
[[nodiscard]] scoring::ContractTable replay(std::span<const Event> events, Day as_of,
                                            std::optional<Timestamp> known_at,
                                            std::vector<Anomaly>* anomalies,
                                            scoring::Executor& executor);

/// The latest day on which anything but a start happened, as known at `known_at`; where there is
/// nothing else, the day of the latest start; `kNoDay` without events. Deadlines are no happenings,
/// nor is what an operator decided or showed.
[[nodiscard]] Day latest_day(std::span<const Event> events,
                             std::optional<Timestamp> known_at = std::nullopt);

}  // namespace jss::history
