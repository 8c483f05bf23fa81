// SPDX-License-Identifier: Apache-2.0
#include "jss/io/event_json.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "jss/io/event_key_writer.h"
#include "jss/io/plain_text.h"

namespace jss::io {
namespace {

using history::Event;

// The earlier of two; absent is from the beginning.
std::optional<Timestamp> earlier(std::optional<Timestamp> a, std::optional<Timestamp> b) {
  return a && b ? std::min(a, b) : std::nullopt;
}

}  // namespace

EventJsonReader::EventJsonReader(std::string file) : file_(std::move(file)) {}

void EventJsonReader::feed(std::string_view bytes) {
  splitter_.feed(bytes, [this](std::string_view line) { read_line(line); });
  fed_bytes_ += bytes.size();
  make_room();
}

// Takes what is to come to be as what came.
void EventJsonReader::make_room() {
  constexpr std::size_t kEnoughToJudge = 1000;
  constexpr std::uint64_t kMost = 4'000'000;
  if (expected_bytes_ == 0 || events_.size() < kEnoughToJudge) return;
  const std::uint64_t times = expected_bytes_ / fed_bytes_ + 1;
  const auto events = static_cast<std::size_t>(std::min(events_.size() * times, kMost));
  events_.reserve(events);
  line_of_event_.reserve(events);
  expected_bytes_ = 0;
}

Result<std::vector<Event>> EventJsonReader::finish() {
  splitter_.finish([this](std::string_view line) { read_line(line); });
  if (!problems_.empty()) return tl::unexpected(problems_.error());
  return std::move(events_);
}

void EventJsonReader::read_line(std::string_view line) {
  ++line_;
  if (is_blank_line(line)) return;
  auto read = lines_.read(line);
  if (read) {
    take(std::move(read->event));
  } else {
    problems_.add({.file = file_, .line = line_, .column = read.error().key}, read.error().message);
  }
}

void EventJsonReader::take(Event&& event) {
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
