// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace jss::io {

/// Where the first byte stands that is not part of well-formed UTF-8 (The Unicode Standard, table
/// 3-7: neither overlong forms nor surrogates); the text's size if there is none.
[[nodiscard]] std::size_t first_byte_beside_utf8(std::string_view text);

/// Adds a code point to a text. False, and nothing added, if it is a surrogate or above U+10FFFF.
[[nodiscard]] bool append_utf8(std::uint32_t code_point, std::string& text);

}  // namespace jss::io
