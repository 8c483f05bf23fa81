// SPDX-License-Identifier: Apache-2.0
#include "jss/io/event_key_writer.h"

#include <algorithm>
#include <cstddef>

namespace jss::io {
namespace {

bool is_escaped(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

void append_escape(std::string& line, char c) {
  constexpr std::string_view kHex = "0123456789abcdef";
  line += '\\';
  if (c == '"' || c == '\\') {
    line += c;
  } else if (c == '\n') {
    line += 'n';
  } else {
    const auto byte = static_cast<unsigned char>(c);
    line += "u00";
    line += kHex[byte / 16];
    line += kHex[byte % 16];
  }
}

}  // namespace

void append_json_text(std::string& line, std::string_view text) {
  line += '"';
  while (!text.empty()) {
    const auto escaped = std::find_if(text.begin(), text.end(), is_escaped);
    const auto plain = static_cast<std::size_t>(escaped - text.begin());
    line += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    append_escape(line, text.front());
    text.remove_prefix(1);
  }
  line += '"';
}

}  // namespace jss::io
