// SPDX-License-Identifier: Apache-2.0
#include "jss/io/plain_text.h"

#include <algorithm>

namespace jss::io {
namespace {

constexpr std::size_t kMostQuoted = 60;

bool is_between(char c, unsigned char first, unsigned char last) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= first && byte <= last;
}

/// How many bytes the control character takes that `text` begins with; zero if it begins with none.
std::size_t control_bytes(std::string_view text) {
  if (is_between(text[0], 0x00, 0x1F) || text[0] == '\x7F') return 1;
  // U+0080 to U+009F, of which a terminal may take U+009B for the beginning of an order.
  if (text.size() >= 2 && text[0] == '\xC2' && is_between(text[1], 0x80, 0x9F)) return 2;
  if (text.starts_with("\xD8\x9C")) return 2;
  if (text.size() < 3) return 0;
  const bool turns = (text.starts_with("\xE2\x80") &&
                      (is_between(text[2], 0x8E, 0x8F) || is_between(text[2], 0xA8, 0xAE))) ||
                     (text.starts_with("\xE2\x81") && is_between(text[2], 0xA6, 0xA9));
  return turns ? 3 : 0;
}

bool continues_a_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

bool has_control_character(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (control_bytes(text.substr(i)) > 0) return true;
  }
  return false;
}

std::string plain_text(std::string_view text, std::size_t most) {
  std::size_t end = std::min(most, text.size());
  while (end > 0 && end < text.size() && continues_a_character(text[end])) --end;
  std::string plain;
  for (std::size_t i = 0; i < end;) {
    const std::size_t bytes = control_bytes(text.substr(i));
    plain += bytes > 0 ? '?' : text[i];
    i += bytes > 0 ? bytes : 1;
  }
  if (end < text.size()) plain += "…";
  return plain;
}

std::string quoted(std::string_view text) { return "'" + plain_text(text, kMostQuoted) + "'"; }

std::string plain_lines(std::string_view message) {
  std::string lines;
  while (true) {
    const std::size_t end = message.find('\n');
    const std::string_view line = message.substr(0, end);
    lines += plain_text(line, line.size());
    if (end == std::string_view::npos) return lines;
    lines += '\n';
    message.remove_prefix(end + 1);
  }
}

}  // namespace jss::io
