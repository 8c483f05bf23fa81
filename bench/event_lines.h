// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "jss/history/event.h"

namespace jss::bench {

/// Gives so many made-up events of a marketplace to `take`, whole contracts one after the other:
/// starts with titles and names, deadlines, payments, contacts, ends, feedback of both sides with
/// comments, and now and then a refund, a dispute or a review. Ids of events and contracts are
/// UUIDs, as senders choose them; written as lines they have some 170 bytes. Equal arguments give
/// equal events.
void visit_events(std::uint64_t count, std::uint64_t seed,
                  const std::function<void(history::Event)>& take);

/// The same as an event file, one line each.
[[nodiscard]] std::string event_lines(std::uint64_t count, std::uint64_t seed);

}  // namespace jss::bench
