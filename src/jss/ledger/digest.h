// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jss::ledger {

/// A SHA-256.
using Digest = std::array<std::uint8_t, 32>;

/// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string to_hex(const Digest& digest);

/// Reads 64 hexadecimal digits of either case; nothing for any other text.
[[nodiscard]] std::optional<Digest> parse_digest(std::string_view hex);

/// The SHA-256 of some bytes.
[[nodiscard]] Digest sha256(std::string_view bytes);

/// The HMAC-SHA256 of a text (RFC 2104): what only somebody who has the key can tell of it.
[[nodiscard]] Digest keyed_digest(std::string_view key, std::string_view text);

/// Whether two secrets are the same, in a time that does not tell where they differ.
[[nodiscard]] bool is_same_secret(std::string_view one, std::string_view other);

/// 32 bytes that nobody can guess, from the system's source of chance; nothing if it gives none.
[[nodiscard]] std::optional<Digest> random_secret();

/// A digest's bytes as text, to be put into what is digested.
[[nodiscard]] inline std::string_view as_bytes(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

}  // namespace jss::ledger
