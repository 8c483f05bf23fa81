// SPDX-License-Identifier: Apache-2.0
#include "jss/history/event_order.h"

#include <algorithm>
#include <cstdint>

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
    case EventType::policy_drafted:
      return 16;
    case EventType::policy_approved:
      return 17;
    case EventType::policy_scheduled:
      return 18;
    case EventType::policy_rolled_back:
      return 19;
    case EventType::publication_opened:
    case EventType::score_published:
    case EventType::publication_closed:
      return 20;
  }
  return 15;
}

// What mostly decides, gathered in one place: the events themselves lie far apart.
struct Key {
  std::int64_t seconds = 0;
  std::int32_t nanoseconds = 0;
  std::int32_t rank = 0;
  const Event* event = nullptr;
};

Key key_of(const Event& event) {
  return {event.at.seconds, event.at.nanoseconds, rank(event.type()), &event};
}

// The content comes last, so that even two events of one id have one order.
bool comes_before(const Key& a, const Key& b) {
  if (a.seconds != b.seconds) return a.seconds < b.seconds;
  if (a.nanoseconds != b.nanoseconds) return a.nanoseconds < b.nanoseconds;
  if (a.rank != b.rank) return a.rank < b.rank;
  if (const int order = a.event->id.compare(b.event->id); order != 0) return order < 0;
  return a.event->body < b.event->body;
}

}  // namespace

bool is_known(const Event& event, std::optional<Timestamp> known_at) {
  return !known_at || !event.recorded_at || *event.recorded_at <= *known_at;
}

std::vector<const Event*> events_in_order(std::span<const Event> events, Day as_of,
                                          std::optional<Timestamp> known_at) {
  std::vector<const Event*> order;
  order.reserve(events.size());
  bool in_order = true;
  Key last;
  for (const Event& event : events) {
    if (day_of(event.at) > as_of || !is_known(event, known_at)) continue;
    const Key key = key_of(event);
    in_order = in_order && (order.empty() || !comes_before(key, last));
    last = key;
    order.push_back(&event);
  }
  if (in_order) return order;
  std::vector<Key> keys;
  keys.reserve(order.size());
  for (const Event* event : order) keys.push_back(key_of(*event));
  std::sort(keys.begin(), keys.end(), comes_before);
  for (std::size_t i = 0; i < keys.size(); ++i) order[i] = keys[i].event;
  return order;
}

bool happens_before(const Event& a, const Event& b) { return comes_before(key_of(a), key_of(b)); }

}  // namespace jss::history
