// SPDX-License-Identifier: Apache-2.0
#include "jss/io/event_line.h"

#include <algorithm>
#include <utility>

#include "jss/io/event_keys.h"

namespace jss::io {
namespace {

using history::Event;
using history::EventType;
using Keys = EventKeyReader::Keys;
using FormedLine = tl::expected<EventLine, KeyProblem>;

template <std::size_t... kTypes>
void read_body(EventKeyReader& keys, EventType type, history::EventBody& body,
               std::index_sequence<kTypes...>) {
  const auto read = [&]<std::size_t kType>() {
    if (static_cast<std::size_t>(type) == kType) visit_keys(keys, body.emplace<kType>());
  };
  (read.template operator()<kTypes>(), ...);
}

std::optional<KeyProblem> read_event(std::span<JsonField> fields, std::uint32_t object, Keys& names,
                                     Event& event) {
  EventKeyReader keys(fields, object, names);
  EventType type{};
  keys.text("id", event.id);
  // Without a type nobody knows which keys there may be.
  if (!keys.type("type", type)) return keys.problem();
  keys.instant("at", event.at);
  keys.optional_instant("recorded_at", event.recorded_at);
  read_body(keys, type, event.body, std::make_index_sequence<history::kEventTypeCount>());
  if (auto problem = keys.finish(to_string(type))) return problem;
  if (auto problem = history::check_form(event)) {
    return KeyProblem{std::string(problem->key), std::move(problem->message)};
  }
  return std::nullopt;
}

std::optional<KeyProblem> read_record(std::span<JsonField> fields, Keys& names, EventLine& line) {
  EventKeyReader keys(fields, JsonField::kRoot, names);
  Timestamp recorded_at;
  keys.count("seq", line.seq.emplace());
  keys.instant("recorded_at", recorded_at);
  const auto object = keys.object("event");
  if (auto problem = keys.finish("a ledger's record")) return problem;
  if (auto problem = read_event(fields, *object, names, line.event)) return problem;
  if (line.event.recorded_at) {
    return KeyProblem{"recorded_at",
                      "stands in the event and in the record around it: leave it out of the event"};
  }
  line.event.recorded_at = recorded_at;
  return std::nullopt;
}

// A record is told by its `event`, which in a retraction is a text.
bool is_record(std::span<const JsonField> fields) {
  return std::any_of(fields.begin(), fields.end(), [](const JsonField& field) {
    return field.parent == JsonField::kRoot && field.key == "event" &&
           field.kind == JsonKind::object;
  });
}

}  // namespace

FormedLine EventLineReader::read(std::string_view line) { return formed(fields_.parse(line)); }

FormedLine EventLineReader::read_carefully(std::string_view line) {
  return formed(fields_.parse_carefully(line));
}

FormedLine EventLineReader::formed(std::optional<std::string> problem_of_line) {
  FormedLine read;
  if (problem_of_line) {
    read = tl::unexpected(KeyProblem{{}, std::move(*problem_of_line)});
    return read;
  }
  names_.clear();
  const std::span<JsonField> fields = fields_.fields();
  auto problem = is_record(fields) ? read_record(fields, names_, *read)
                                   : read_event(fields, JsonField::kRoot, names_, read->event);
  if (problem) read = tl::unexpected(std::move(*problem));
  return read;
}

bool is_blank_line(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

}  // namespace jss::io
