// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jss/base/result.h"
#include "jss/base/timestamp.h"

namespace jss::io {

/// A public key that signs certificates, and when it was one to trust.
struct RingKey {
  std::string key;         ///< Its id: the first 16 hexadecimal digits of the SHA-256 of its bytes.
  std::string public_key;  ///< Its 32 bytes as 64 lower-case hexadecimal digits.
  Timestamp created_at;
  std::optional<Timestamp> retired_at;  ///< What it signs from then on is worth nothing.

  friend bool operator==(const RingKey&, const RingKey&) = default;
};

/// A ring of public keys as a file: one JSON object a line.
[[nodiscard]] std::string key_ring_text(std::span<const RingKey> keys);

/// Reads such a file.
///
/// Errors: `invalid_input`, naming file, line and key, for a line of another form and for an id
/// that stands twice.
[[nodiscard]] Result<std::vector<RingKey>> read_key_ring(std::string_view file,
                                                         std::string_view text);

}  // namespace jss::io
