// SPDX-License-Identifier: Apache-2.0
#include "jss/service/event_batch.h"

#include <optional>
#include <string>

#include "jss/io/event_line.h"
#include "jss/io/line_splitter.h"

namespace jss::service {
namespace {

constexpr std::size_t kExplained = 20;

class BatchReader {
 public:
  void take(std::string_view text, std::uint64_t line) {
    if (batch_.events.size() + 1 > kMostEvents) return refuse_size(line);
    auto read = reader_.read(text);
    if (!read) return refuse(line, {}, read.error().key, read.error().message);
    if (read->seq || read->event.recorded_at) {
      return refuse(line, read->event.id, "recorded_at",
                    "is for the ledger to note when it learns of an event: leave it out");
    }
    if (history::is_operators(read->event.type())) {
      return refuse(line, read->event.id, "type",
                    "is of those that jss writes itself, by 'jss policy' and 'jss publish'");
    }
    batch_.events.emplace_back(line, std::move(read->event));
  }

  void refuse(std::uint64_t line, std::string id, std::string key, std::string reason) {
    if (batch_.problems.size() >= kExplained) return;
    batch_.problems.push_back({line, std::move(id), std::move(key), std::move(reason)});
  }

  EventBatch finish() {
    if (batch_.events.empty() && batch_.problems.empty()) refuse(1, {}, {}, "there is no event");
    return std::move(batch_);
  }

 private:
  void refuse_size(std::uint64_t line) {
    if (!std::exchange(is_too_long_, true)) {
      refuse(line, {}, {},
             "is more than the " + std::to_string(kMostEvents) + " events that may come at once");
    }
  }

  io::EventLineReader reader_;
  EventBatch batch_;
  bool is_too_long_ = false;
};

constexpr std::string_view kBlanks = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

// The end of the element that begins a list's rest: where its comma stands, or the rest's size. An
// element is only parted off here; whether it is JSON, its reader says.
std::size_t element_end(std::string_view rest) {
  std::size_t depth = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    const char c = rest[i];
    if (in_text) {
      if (c == '\\') ++i;
      in_text = c != '"';
    } else if (c == '"') {
      in_text = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      depth -= depth > 0 ? 1 : 0;
    } else if (c == ',' && depth == 0) {
      return i;
    }
  }
  return rest.size();
}

void read_list(std::string_view body, BatchReader& reader) {
  std::string_view rest = trimmed(body);
  if (rest.size() < 2 || rest.front() != '[' || rest.back() != ']') {
    return reader.refuse(1, {}, {}, "the body is no list of events: [{…}, {…}]");
  }
  rest = trimmed(rest.substr(1, rest.size() - 2));
  for (std::uint64_t place = 1; !rest.empty(); ++place) {
    const std::size_t end = element_end(rest);
    reader.take(trimmed(rest.substr(0, end)), place);
    if (end == rest.size()) return;
    rest.remove_prefix(end + 1);
    if (trimmed(rest).empty()) return reader.refuse(place + 1, {}, {}, "is missing after a comma");
  }
}

}  // namespace

EventBatch read_event_batch(std::string_view body, BatchForm form) {
  BatchReader reader;
  if (form == BatchForm::list) {
    read_list(body, reader);
    return reader.finish();
  }
  io::LineSplitter splitter;
  std::uint64_t line = 0;
  const auto take = [&](std::string_view text) {
    ++line;
    if (!io::is_blank_line(text)) reader.take(text, line);
  };
  splitter.feed(body, take);
  splitter.finish(take);
  return reader.finish();
}

}  // namespace jss::service
