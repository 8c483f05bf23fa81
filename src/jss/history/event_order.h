// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "jss/base/day.h"
#include "jss/base/timestamp.h"
#include "jss/history/event.h"

namespace jss::history {

/// Whether an event was known at that time: always, where no time is given or the event does not
/// say when it was recorded.
[[nodiscard]] bool is_known(const Event& event, std::optional<Timestamp> known_at);

/// Whether `a` comes before `b`: by `at`, then by type, then by id bytewise, last by content.
[[nodiscard]] bool happens_before(const Event& a, const Event& b);

/// The events that had happened by the end of `as_of` and were known at `known_at`, in the order in
/// which they happen. O(n log n), linear if they are in order already.
[[nodiscard]] std::vector<const Event*> events_in_order(std::span<const Event> events, Day as_of,
                                                        std::optional<Timestamp> known_at);

}  // namespace jss::history
