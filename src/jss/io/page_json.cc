// SPDX-License-Identifier: Apache-2.0
#include "jss/io/page_json.h"

#include "jss/io/event_key_writer.h"

namespace jss::io {

std::string page_json(std::string_view name, std::span<const std::string> lines,
                      std::string_view next) {
  std::string json = "{";
  append_json_text(json, name);
  json += ":[";
  for (const std::string& line : lines) {
    if (&line != &lines.front()) json += ',';
    json += line;
  }
  json += "],\"next\":";
  if (next.empty()) return json + "null}";
  append_json_text(json, next);
  return json + '}';
}

}  // namespace jss::io
