// SPDX-License-Identifier: Apache-2.0
#include "jss/io/utf8.h"

namespace jss::io {
namespace {

/// How a sequence goes on after its first byte; length zero for a byte that begins none.
struct Sequence {
  std::size_t length = 0;
  std::uint8_t second_least = 0x80;
  std::uint8_t second_most = 0xBF;
};

Sequence sequence_after(std::uint8_t lead) {
  if (lead < 0x80) return {1};
  if (lead < 0xC2) return {};
  if (lead < 0xE0) return {2};
  if (lead == 0xE0) return {3, 0xA0, 0xBF};
  if (lead == 0xED) return {3, 0x80, 0x9F};
  if (lead < 0xF0) return {3};
  if (lead == 0xF0) return {4, 0x90, 0xBF};
  if (lead < 0xF4) return {4};
  if (lead == 0xF4) return {4, 0x80, 0x8F};
  return {};
}

char low_bits(std::uint32_t bits) { return static_cast<char>(0x80U | (bits & 0x3FU)); }

}  // namespace

std::size_t first_byte_beside_utf8(std::string_view text) {
  const auto byte = [&](std::size_t at) { return static_cast<std::uint8_t>(text[at]); };
  std::size_t at = 0;
  while (at < text.size()) {
    const Sequence sequence = sequence_after(byte(at));
    if (sequence.length == 0 || text.size() - at < sequence.length) return at;
    for (std::size_t i = 1; i < sequence.length; ++i) {
      const std::uint8_t least = i == 1 ? sequence.second_least : std::uint8_t{0x80};
      const std::uint8_t most = i == 1 ? sequence.second_most : std::uint8_t{0xBF};
      if (byte(at + i) < least || byte(at + i) > most) return at;
    }
    at += sequence.length;
  }
  return text.size();
}

bool append_utf8(std::uint32_t code_point, std::string& text) {
  const bool surrogate = 0xD800 <= code_point && code_point <= 0xDFFF;
  if (surrogate || code_point > 0x10FFFF) return false;
  if (code_point < 0x80) {
    text += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    text += static_cast<char>(0xC0U | (code_point >> 6U));
    text += low_bits(code_point);
  } else if (code_point < 0x10000) {
    text += static_cast<char>(0xE0U | (code_point >> 12U));
    text += low_bits(code_point >> 6U);
    text += low_bits(code_point);
  } else {
    text += static_cast<char>(0xF0U | (code_point >> 18U));
    text += low_bits(code_point >> 12U);
    text += low_bits(code_point >> 6U);
    text += low_bits(code_point);
  }
  return true;
}

}  // namespace jss::io
