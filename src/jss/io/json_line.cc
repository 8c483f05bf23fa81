// SPDX-License-Identifier: Apache-2.0
#include "jss/io/json_line.h"

#include <utility>

#include "jss/io/event_key_writer.h"

namespace jss::io {

void JsonLine::text(std::string_view key, std::string_view value) {
  begin(key);
  append_json_text(line_, value);
}

void JsonLine::optional_text(std::string_view key, const std::optional<std::string>& value) {
  if (value) return text(key, *value);
  begin(key);
  line_ += "null";
}

void JsonLine::texts(std::string_view key, std::span<const std::string> values) {
  begin(key);
  line_ += '[';
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) line_ += ',';
    append_json_text(line_, values[i]);
  }
  line_ += ']';
}

void JsonLine::number(std::string_view key, std::int64_t value) {
  begin(key);
  line_ += std::to_string(value);
}

std::string JsonLine::finish() {
  line_ += '}';
  return std::exchange(line_, {});
}

void JsonLine::begin(std::string_view key) {
  if (line_.size() > 1) line_ += ',';
  append_json_text(line_, key);
  line_ += ':';
}

}  // namespace jss::io
