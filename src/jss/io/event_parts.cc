// SPDX-License-Identifier: Apache-2.0
#include "jss/io/event_parts.h"

#include <string_view>
#include <utility>
#include <variant>

#include "jss/io/event_key_writer.h"
#include "jss/io/plain_text.h"

namespace jss::io {
namespace {

// Sends each text to where it belongs; everything else is a fact.
class PartsWriter : public KeyWriter {
 public:
  explicit PartsWriter(EventParts& parts) : parts_(parts) {}

  void text(std::string_view key, const std::string& value) {
    if (key == "contract") {
      parts_.contract = value;
    } else if (key == "freelancer") {
      parts_.freelancer = value;
    } else if (key == "client") {
      parts_.client = value;
    } else {
      KeyWriter::text(key, value);
    }
  }
  void optional_text(std::string_view key, const std::string& value) {
    const bool is_aside = key == "title" || key == "client_name" || key == "comment";
    (is_aside ? texts_ : *this).KeyWriter::optional_text(key, value);
  }

  void finish_parts() {
    parts_.facts = finish();
    if (!texts_.empty()) parts_.texts = texts_.finish();
  }

 private:
  EventParts& parts_;
  KeyWriter texts_;
};

void append_key(std::string& line, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  line += ",\"";
  line += key;
  line += "\":";
  append_json_text(line, value);
}

// The keys of an object without its braces.
void append_keys(std::string& line, std::string_view object) {
  if (object.size() <= 2) return;
  line += ',';
  line += object.substr(1, object.size() - 2);
}

}  // namespace

EventParts event_parts(const history::Event& event) {
  EventParts parts{.id = event.id, .at = event.at};
  PartsWriter writer(parts);
  writer.word("type", event.type());
  std::visit([&writer](const auto& body) { visit_keys(writer, body); }, event.body);
  writer.finish_parts();
  return parts;
}

Result<history::Event> EventJoiner::join(const EventPartsView& parts) {
  line_ = "{\"id\":";
  append_json_text(line_, parts.id);
  append_key(line_, "at", to_string(parts.at));
  append_key(line_, "contract", parts.contract);
  append_key(line_, "freelancer", parts.freelancer);
  append_key(line_, "client", parts.client);
  append_keys(line_, parts.facts);
  append_keys(line_, parts.texts);
  line_ += '}';
  auto read = reader_.read(line_);
  if (read && !read->seq && !read->event.recorded_at) return std::move(read->event);
  return fail(ErrorCode::corruption,
              "event " + quoted(parts.id) + ": is kept as what is no event" +
                  (read ? "" : ": " + read.error().key + ": " + read.error().message));
}

}  // namespace jss::io
