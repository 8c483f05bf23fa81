// SPDX-License-Identifier: Apache-2.0
#include "jss/io/event_key_writer.h"

namespace jss::io {

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

}  // namespace jss::io
