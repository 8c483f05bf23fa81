// SPDX-License-Identifier: Apache-2.0
#include "jss/io/event_line.h"

#include <algorithm>
#include <utility>

#include "jss/io/event_keys.h"

namespace jss::io {
namespace {

using history::Event;
using history::EventType;
using FormedEvent = tl::expected<Event, KeyProblem>;
using FormedLine = tl::expected<EventLine, KeyProblem>;

template <std::size_t... kTypes>
void read_body(EventKeyReader& keys, EventType type, history::EventBody& body,
               std::index_sequence<kTypes...>) {
  const auto read = [&]<std::size_t kType>() {
    if (static_cast<std::size_t>(type) == kType) visit_keys(keys, body.emplace<kType>());
  };
  (read.template operator()<kTypes>(), ...);
}

FormedEvent read_event(std::span<const JsonField> fields, std::uint32_t object) {
  EventKeyReader keys(fields, object);
  Event event;
  EventType type{};
  keys.text("id", event.id);
  // Without a type nobody knows which keys there may be.
  if (!keys.type("type", type)) return tl::unexpected(*keys.problem());
  keys.instant("at", event.at);
  keys.optional_instant("recorded_at", event.recorded_at);
  read_body(keys, type, event.body, std::make_index_sequence<history::kEventTypeCount>());
  if (auto problem = keys.finish(to_string(type))) return tl::unexpected(std::move(*problem));
  if (auto problem = history::check_form(event)) {
    return tl::unexpected(KeyProblem{std::string(problem->key), std::move(problem->message)});
  }
  return event;
}

FormedLine read_record(std::span<const JsonField> fields) {
  EventKeyReader keys(fields, JsonField::kRoot);
  Timestamp recorded_at;
  std::uint64_t seq = 0;
  keys.count("seq", seq);
  keys.instant("recorded_at", recorded_at);
  const auto object = keys.object("event");
  if (auto problem = keys.finish("a ledger's record")) return tl::unexpected(std::move(*problem));
  FormedEvent event = read_event(fields, *object);
  if (!event) return tl::unexpected(std::move(event.error()));
  if (event->recorded_at) {
    return tl::unexpected(KeyProblem{"recorded_at",
                                     "stands in the event and in the record around "
                                     "it: leave it out of the event"});
  }
  event->recorded_at = recorded_at;
  return EventLine{std::move(*event), seq};
}

// A record is told by its `event`, which in a retraction is a text.
bool is_record(std::span<const JsonField> fields) {
  return std::any_of(fields.begin(), fields.end(), [](const JsonField& field) {
    return field.parent == JsonField::kRoot && field.key == "event" &&
           field.kind == JsonKind::object;
  });
}

}  // namespace

FormedLine EventLineReader::read(std::string_view line) {
  if (auto problem = fields_.parse(line))
    return tl::unexpected(KeyProblem{{}, std::move(*problem)});
  const auto fields = fields_.fields();
  if (is_record(fields)) return read_record(fields);
  FormedEvent event = read_event(fields, JsonField::kRoot);
  if (!event) return tl::unexpected(std::move(event.error()));
  return EventLine{std::move(*event), std::nullopt};
}

bool is_blank_line(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

}  // namespace jss::io
