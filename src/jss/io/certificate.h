// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "jss/base/day.h"
#include "jss/base/result.h"
#include "jss/base/timestamp.h"

namespace jss::io {

/// What a publication showed of one freelancer, signed, so that anyone can check it by itself.
struct Certificate {
  std::string freelancer;
  std::string publication;            ///< Its id.
  Day as_of;                          ///< The day whose score it is.
  Timestamp known_at;                 ///< It follows from what was recorded by then,
  std::uint64_t records = 0;          ///< so many records,
  std::string head;                   ///< the last of which had this digest.
  std::string policy;                 ///< The id of the policy that decided.
  std::string policy_digest;          ///< SHA-256 of the policy's bytes.
  std::optional<std::int8_t> score;   ///< 0 to 100; absent, as the next two, where `reason` stands.
  std::optional<std::int16_t> exact;  ///< Hundredths.
  std::string window;
  std::string reason;
  Timestamp signed_at;
  std::string key;        ///< The id of the key that signed it.
  std::string signature;  ///< Ed25519 over `certificate_statement`: 128 hexadecimal digits.

  friend bool operator==(const Certificate&, const Certificate&) = default;
};

/// The bytes that are signed: the line without its last key, `signature`.
[[nodiscard]] std::string certificate_statement(const Certificate& certificate);

/// The one line of JSON that stands for a certificate, without the line's end. REQUIRES: its texts
/// are UTF-8 without NUL.
[[nodiscard]] std::string certificate_line(const Certificate& certificate);

/// Reads such a line. Only the bytes that `certificate_line` would write are a certificate: no
/// blank, no other order of keys, no other way to write a character or a number.
///
/// Errors: `invalid_input` with the key and the rule.
[[nodiscard]] Result<Certificate> read_certificate(std::string_view line);

}  // namespace jss::io
