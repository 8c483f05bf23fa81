// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "jss/app/signing_key.h"
#include "jss/base/result.h"
#include "jss/base/timestamp.h"
#include "jss/io/certificate.h"
#include "jss/io/key_ring.h"

namespace jss::app {

/// A file of public keys: those whose certificates are to be believed. Not shared between threads.
class KeyRingFile {
 public:
  /// Errors: those of reading files; `invalid_input` for a file of another form, or with a key
  /// whose id is not its own.
  [[nodiscard]] static Result<KeyRingFile> read(const std::string& path);
  /// The same; an empty ring where there is no such file.
  [[nodiscard]] static Result<KeyRingFile> read_or_begin(const std::string& path);

  [[nodiscard]] const std::vector<io::RingKey>& keys() const { return keys_; }

  /// The key of that id.
  ///
  /// Errors: `not_found`.
  [[nodiscard]] Result<const io::RingKey*> find(std::string_view id) const;

  /// Errors: `conflict` for a key that is there already.
  [[nodiscard]] Result<void> add(const SigningKey& key, Timestamp now);
  /// Errors: `not_found`; `conflict` for a key that is retired already.
  [[nodiscard]] Result<void> retire(std::string_view id, Timestamp now);

  /// Whether a key may sign at that time.
  ///
  /// Errors: `not_found`; `invalid_input` for one that was retired by then or made later.
  [[nodiscard]] Result<void> check_may_sign(std::string_view id, Timestamp at) const;

  /// Whether a certificate was signed by a key of this ring before that was retired.
  ///
  /// Errors: `invalid_input` with what is wrong.
  [[nodiscard]] Result<void> check(const io::Certificate& certificate) const;

  /// Puts the ring into its file, the whole of it or nothing.
  [[nodiscard]] Result<void> write() const;

 private:
  explicit KeyRingFile(std::string path) : path_(std::move(path)) {}

  std::string path_;
  std::vector<io::RingKey> keys_;
};

/// The secret key of a file, to sign with at that time. Where a key ring is named as well, the key
/// has to be in it and may not be retired; `ring` may be empty.
///
/// Errors: those of reading both; those of `KeyRingFile::check_may_sign`.
[[nodiscard]] Result<SigningKey> signing_key(const std::string& secret, const std::string& ring,
                                             Timestamp now);

}  // namespace jss::app
