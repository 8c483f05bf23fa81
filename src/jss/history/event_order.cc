// SPDX-License-Identifier: Apache-2.0
#include "jss/history/event_order.h"

#include <algorithm>

namespace jss::history {
namespace {

// What happened at the same instant happens in the order of these ranks.
constexpr int rank(EventType type) {
  switch (type) {
    case EventType::contract_started:
      return 0;
    case EventType::paid:
      return 1;
    case EventType::refunded:
      return 2;
    case EventType::contract_paused:
      return 3;
    case EventType::contract_resumed:
      return 4;
    case EventType::milestone_due:
      return 5;
    case EventType::delivered:
      return 6;
    case EventType::contacted:
      return 7;
    case EventType::contract_ended:
      return 8;
    case EventType::feedback_given:
      return 9;
    case EventType::dispute_opened:
    case EventType::dispute_closed:
      return 10;
    case EventType::client_standing_changed:
      return 11;
    case EventType::feedback_removed:
      return 12;
    case EventType::review_requested:
    case EventType::review_decided:
      return 13;
    case EventType::retracted:
      return 14;
    case EventType::profile_updated:
    case EventType::offer_made:
    case EventType::offer_declined:
      return 15;
  }
  return 15;
}

// The content comes last, so that even two events of one id have one order.
bool happens_before(const Event* a, const Event* b) {
  if (a->at != b->at) return a->at < b->at;
  if (const int x = rank(a->type()), y = rank(b->type()); x != y) return x < y;
  if (a->id != b->id) return a->id < b->id;
  return a->body < b->body;
}

}  // namespace

bool is_known(const Event& event, std::optional<Timestamp> known_at) {
  return !known_at || !event.recorded_at || *event.recorded_at <= *known_at;
}

std::vector<const Event*> events_in_order(std::span<const Event> events, Day as_of,
                                          std::optional<Timestamp> known_at) {
  std::vector<const Event*> order;
  for (const Event& event : events) {
    if (day_of(event.at) <= as_of && is_known(event, known_at)) order.push_back(&event);
  }
  if (!std::is_sorted(order.begin(), order.end(), happens_before)) {
    std::sort(order.begin(), order.end(), happens_before);
  }
  return order;
}

}  // namespace jss::history
