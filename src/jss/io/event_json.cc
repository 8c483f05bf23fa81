// SPDX-License-Identifier: Apache-2.0
#include "jss/io/event_json.h"

#include <algorithm>
#include <optional>
#include <span>
#include <tl/expected.hpp>
#include <utility>

#include "jss/base/money.h"
#include "jss/io/event_key_reader.h"
#include "jss/io/event_keys.h"
#include "jss/io/plain_text.h"

namespace jss::io {
namespace {

using history::Event;
using history::EventType;
using FormedEvent = tl::expected<Event, KeyProblem>;

// ---- Reading

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

FormedEvent read_record(std::span<const JsonField> fields) {
  EventKeyReader keys(fields, JsonField::kRoot);
  Timestamp recorded_at;
  keys.sequence_number("seq");
  keys.instant("recorded_at", recorded_at);
  const auto object = keys.object("event");
  if (auto problem = keys.finish("a ledger's record")) return tl::unexpected(std::move(*problem));
  FormedEvent event = read_event(fields, *object);
  if (!event) return event;
  if (event->recorded_at) {
    return tl::unexpected(KeyProblem{"recorded_at",
                                     "stands in the event and in the record around "
                                     "it: leave it out of the event"});
  }
  event->recorded_at = recorded_at;
  return event;
}

// A record is told by its `event`, which in a retraction is a text.
bool is_record(std::span<const JsonField> fields) {
  return std::any_of(fields.begin(), fields.end(), [](const JsonField& field) {
    return field.parent == JsonField::kRoot && field.key == "event" &&
           field.kind == JsonKind::object;
  });
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

// The earlier of two; absent is from the beginning.
std::optional<Timestamp> earlier(std::optional<Timestamp> a, std::optional<Timestamp> b) {
  return a && b ? std::min(a, b) : std::nullopt;
}

// ---- Writing

void append_json_text(std::string& line, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  line += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      line += '\\';
      line += c;
    } else if (c == '\n') {
      line += "\\n";
    } else if (byte < 0x20) {
      line += "\\u00";
      line += kHex[byte / 16];
      line += kHex[byte % 16];
    } else {
      line += c;
    }
  }
  line += '"';
}

// Writes keys as `visit_keys` names them, without what is absent.
class KeyWriter {
 public:
  void text(std::string_view key, std::string_view value) {
    begin(key);
    append_json_text(line_, value);
  }
  void optional_text(std::string_view key, std::string_view value) {
    if (!value.empty()) text(key, value);
  }
  template <class Value>
  void word(std::string_view key, Value value) {
    text(key, to_string(value));
  }
  void optional_reason(std::string_view key, scoring::EndReason value) {
    optional_text(key, to_string(value));
  }
  void day(std::string_view key, Day value) { text(key, to_string(value)); }
  void optional_day(std::string_view key, Day value) { optional_text(key, to_string(value)); }
  void amount(std::string_view key, Cents value) { text(key, hundredths_to_string(value.count)); }
  void stars(std::string_view key, std::int16_t value) { text(key, hundredths_to_string(value)); }
  void optional_stars(std::string_view key, std::int16_t value) {
    if (value != scoring::kNoStars) stars(key, value);
  }
  void percentage(std::string_view key, std::int8_t value) {
    begin(key);
    line_ += std::to_string(value);
  }
  void optional_answer(std::string_view key, std::int8_t value) {
    if (value != scoring::kNoAnswer) percentage(key, value);
  }
  void optional_flag(std::string_view key, bool value) {
    if (!value) return;
    begin(key);
    line_ += "true";
  }
  void optional_scores(std::string_view key, const std::optional<history::FeedbackScores>& value) {
    if (!value) return;
    KeyWriter inner;
    visit_keys(inner, *value);
    begin(key);
    line_ += inner.finish();
  }

  [[nodiscard]] std::string finish() { return std::move(line_) + '}'; }

 private:
  void begin(std::string_view key) {
    line_ += line_.empty() ? "{\"" : ",\"";
    line_ += key;
    line_ += "\":";
  }

  std::string line_;
};

}  // namespace

EventJsonReader::EventJsonReader(std::string file) : file_(std::move(file)) {}

void EventJsonReader::feed(std::string_view bytes) {
  while (true) {
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos) break;
    if (begun_line_.empty()) {
      read_line(bytes.substr(0, end));
    } else {
      begun_line_ += bytes.substr(0, end);
      read_line(begun_line_);
      begun_line_.clear();
    }
    bytes.remove_prefix(end + 1);
  }
  begun_line_ += bytes;
}

Result<std::vector<Event>> EventJsonReader::finish() {
  if (!begun_line_.empty()) read_line(begun_line_);
  begun_line_.clear();
  if (!problems_.empty()) return tl::unexpected(problems_.error());
  return std::move(events_);
}

void EventJsonReader::read_line(std::string_view line) {
  ++line_;
  if (is_blank(line)) return;
  if (const auto problem = fields_.parse(line)) {
    problems_.add({.file = file_, .line = line_, .column = {}}, *problem);
    return;
  }
  const auto fields = fields_.fields();
  FormedEvent event =
      is_record(fields) ? read_record(fields) : read_event(fields, JsonField::kRoot);
  if (event) {
    take(std::move(*event));
  } else {
    problems_.add({.file = file_, .line = line_, .column = event.error().key},
                  event.error().message);
  }
}

void EventJsonReader::take(Event event) {
  const auto id = ids_.intern(event.id);
  if (id.is_new) {
    events_.push_back(std::move(event));
    line_of_event_.push_back(line_);
    return;
  }
  Event& first = events_[id.number];
  if (same_content(first, event)) {
    first.recorded_at = earlier(first.recorded_at, event.recorded_at);
    ++repeated_;
    return;
  }
  problems_.add({.file = file_, .line = line_, .column = "id"},
                quoted(event.id) + " stands on line " + std::to_string(line_of_event_[id.number]) +
                    " with other content: give each event an id of its own; to correct one, "
                    "retract it and add another");
}

Result<std::vector<Event>> read_event_json(std::string_view file, std::string_view text) {
  EventJsonReader reader{std::string(file)};
  reader.feed(text);
  return reader.finish();
}

std::string event_json(const Event& event) {
  KeyWriter keys;
  keys.text("id", event.id);
  keys.word("type", event.type());
  keys.text("at", to_string(event.at));
  if (event.recorded_at) keys.text("recorded_at", to_string(*event.recorded_at));
  std::visit([&keys](const auto& body) { visit_keys(keys, body); }, event.body);
  return keys.finish();
}

}  // namespace jss::io
