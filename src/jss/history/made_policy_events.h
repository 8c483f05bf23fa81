// SPDX-License-Identifier: Apache-2.0
// Digests for tests, where a text need not be hidden behind its digest.
#pragma once

#include <string>
#include <string_view>

namespace jss::history {

/// Something of a digest's form that differs where short texts differ: their bytes in hexadecimal
/// digits, filled up with `f`.
inline std::string made_digest(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string digest;
  for (const char c : text.substr(0, 32)) {
    const auto byte = static_cast<unsigned char>(c);
    digest += kDigits[byte / 16U];
    digest += kDigits[byte % 16U];
  }
  digest.resize(64, 'f');
  return digest;
}

}  // namespace jss::history
