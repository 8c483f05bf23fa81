// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "jss/base/result.h"

namespace jss::app {

/// A secret key that signs certificates: Ed25519 (RFC 8032). Whoever has its file can sign.
class SigningKey {
 public:
  /// A new one, by the system's source of chance.
  ///
  /// Errors: `unavailable` where the system gives none.
  [[nodiscard]] static Result<SigningKey> create();

  /// The key of those 32 bytes in hexadecimal digits, RFC 8032's secret key.
  ///
  /// Errors: `invalid_input` for anything else.
  [[nodiscard]] static Result<SigningKey> from_secret(std::string_view hex);

  /// The key in a file that `keep` wrote.
  ///
  /// Errors: those of reading files; `invalid_input` for a file of another form, and for one that
  /// others than its owner may read.
  [[nodiscard]] static Result<SigningKey> read(const std::string& path);

  SigningKey(const SigningKey&) = default;
  SigningKey& operator=(const SigningKey&) = default;
  ~SigningKey();

  /// Writes the key into a new file that its owner alone may read.
  ///
  /// Errors: `conflict` where there is such a file already; `unavailable`.
  [[nodiscard]] Result<void> keep(const std::string& path) const;

  /// The id by which a ring knows it, as `key_id` gives it.
  [[nodiscard]] std::string id() const;
  /// The 32 bytes of its public half, in hexadecimal digits.
  [[nodiscard]] std::string public_key() const;
  /// The signature of some bytes: 128 hexadecimal digits, always the same for the same bytes.
  [[nodiscard]] std::string sign(std::string_view bytes) const;

 private:
  SigningKey() = default;

  std::array<std::uint8_t, 32> seed_{};
  std::array<std::uint8_t, 32> public_{};
};

/// The id of a public key: the first 16 hexadecimal digits of the SHA-256 of its bytes.
/// REQUIRES: `public_key` is 64 hexadecimal digits.
[[nodiscard]] std::string key_id(std::string_view public_key);

/// Whether `signature` is that of the key's owner under those bytes; false for what is no key or no
/// signature.
[[nodiscard]] bool signature_holds(std::string_view public_key, std::string_view bytes,
                                   std::string_view signature);

/// A public key as `openssl pkeyutl -verify -pubin` takes it. REQUIRES: as `key_id`.
[[nodiscard]] std::string public_key_pem(std::string_view public_key);

}  // namespace jss::app
