// SPDX-License-Identifier: Apache-2.0
#include "jss/app/key_ring_file.h"

#include <algorithm>

#include "jss/app/file_reader.h"
#include "jss/app/file_writer.h"
#include "jss/io/plain_text.h"

namespace jss::app {

Result<KeyRingFile> KeyRingFile::read(const std::string& path) {
  const auto text = read_text(path);
  if (!text) return tl::unexpected(text.error());
  auto keys = io::read_key_ring(path, *text);
  if (!keys) return tl::unexpected(keys.error());
  for (const io::RingKey& key : *keys) {
    if (key.key == key_id(key.public_key)) continue;
    return invalid(path + ": key " + key.key + ": its public key has the id " +
                   key_id(key.public_key) + ": the line was changed");
  }
  KeyRingFile ring(path);
  ring.keys_ = std::move(*keys);
  return ring;
}

Result<KeyRingFile> KeyRingFile::read_or_begin(const std::string& path) {
  auto ring = read(path);
  if (!ring && ring.error().code == ErrorCode::not_found) return KeyRingFile(path);
  return ring;
}

Result<const io::RingKey*> KeyRingFile::find(std::string_view id) const {
  const auto found = std::find_if(keys_.begin(), keys_.end(),
                                  [id](const io::RingKey& key) { return key.key == id; });
  if (found != keys_.end()) return &*found;
  return fail(ErrorCode::not_found, path_ + ": has no key " + io::quoted(id) + ": 'jss key list " +
                                        path_ + "' shows those it has");
}

Result<void> KeyRingFile::add(const SigningKey& key, Timestamp now) {
  if (find(key.id()))
    return fail(ErrorCode::conflict, path_ + ": has key " + key.id() + " already");
  keys_.push_back({.key = key.id(),
                   .public_key = key.public_key(),
                   .created_at = now,
                   .retired_at = std::nullopt});
  return {};
}

Result<void> KeyRingFile::retire(std::string_view id, Timestamp now) {
  const auto found = find(id);
  if (!found) return tl::unexpected(found.error());
  io::RingKey& key = keys_[static_cast<std::size_t>(*found - keys_.data())];
  if (key.retired_at) {
    return fail(ErrorCode::conflict, path_ + ": key " + key.key + " was retired at " +
                                         to_string(*key.retired_at) + " already");
  }
  key.retired_at = std::max(now, key.created_at);
  return {};
}

Result<void> KeyRingFile::check_may_sign(std::string_view id, Timestamp at) const {
  const auto found = find(id);
  if (!found) return tl::unexpected(found.error());
  const io::RingKey& key = **found;
  if (key.retired_at && at >= *key.retired_at) {
    return invalid("key " + key.key + " was retired at " + to_string(*key.retired_at) +
                   ": what it signs from then on is worth nothing");
  }
  if (at < key.created_at) {
    return invalid("key " + key.key + " was made at " + to_string(key.created_at) +
                   ", later than it is said to have signed, at " + to_string(at));
  }
  return {};
}

Result<void> KeyRingFile::check(const io::Certificate& certificate) const {
  const auto found = find(certificate.key);
  if (!found) {
    return invalid("was signed by key " + io::quoted(certificate.key) + ", which is none of " +
                   path_);
  }
  if (!signature_holds((*found)->public_key, io::certificate_statement(certificate),
                       certificate.signature)) {
    return invalid("the signature does not fit: the line was changed, or key " + certificate.key +
                   " never signed it");
  }
  if (auto may = check_may_sign(certificate.key, certificate.signed_at); !may) {
    return invalid("was signed at " + to_string(certificate.signed_at) + ", but " +
                   may.error().message);
  }
  return {};
}

Result<void> KeyRingFile::write() const { return write_file(path_, io::key_ring_text(keys_)); }

Result<SigningKey> signing_key(const std::string& secret, const std::string& ring, Timestamp now) {
  auto key = SigningKey::read(secret);
  if (!key || ring.empty()) return key;
  const auto keys = KeyRingFile::read(ring);
  if (!keys) return tl::unexpected(keys.error());
  if (auto may = keys->check_may_sign(key->id(), now); !may) return tl::unexpected(may.error());
  return key;
}

}  // namespace jss::app
