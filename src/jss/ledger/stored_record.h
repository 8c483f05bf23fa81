// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "jss/base/timestamp.h"
#include "jss/ledger/digest.h"

namespace jss::ledger {

/// What a person is in an event. The same id may be a freelancer's and a client's.
enum class PersonKind : std::uint8_t { freelancer = 1, client = 2 };

/// Somebody whom records name, under a pseudonym that the chain holds in their place.
struct Person {
  std::uint64_t number = 0;  ///< From 1: how a store refers to them.
  PersonKind kind = PersonKind::freelancer;
  Digest pseudonym{};  ///< `pseudonym_of` the other three, until they are forgotten.
  std::string id;      ///< Once they are forgotten, `alias_of` the pseudonym.
  Digest secret{};     ///< Without it nobody can tell from the pseudonym who it was; then all zero.

  /// Whether id and secret were destroyed.
  [[nodiscard]] bool is_forgotten() const { return secret == Digest{}; }
};

/// The texts outside the chain, with the salt that keeps them from being guessed from their digest.
struct Aside {
  Digest salt{};      ///< All zero where the texts were destroyed.
  std::string bytes;  ///< Empty where they were.
  /// Who was forgotten when they were destroyed; nobody where they are there.
  std::optional<Person> forgotten_for;
};

/// A record as a store keeps it.
struct StoredRecord {
  std::uint64_t seq = 0;
  std::string id;
  Timestamp at;
  Timestamp recorded_at;
  std::string contract;
  std::optional<Person> freelancer;
  std::optional<Person> client;
  std::string bytes;
  std::optional<Aside> aside;
  std::optional<Digest> aside_digest;
  Digest previous{};
  Digest digest{};
};

/// SHA-256 over the words "jss person", the kind, the secret and the id.
[[nodiscard]] Digest pseudonym_of(PersonKind kind, const Digest& secret, const std::string& id);

/// The id of a person who was forgotten: `forgotten-` and the first 16 hexadecimal digits of the
/// pseudonym, so that nobody can be given another one.
[[nodiscard]] std::string alias_of(const Digest& pseudonym);

/// SHA-256 over the words "jss aside", the salt and the bytes.
[[nodiscard]] Digest digest_of(const Aside& aside);

/// SHA-256 over the words "jss record" and all of a record that the chain holds: the digest of the
/// record before, seq, times, id, contract, the pseudonyms, the bytes and the digest of the aside.
/// docs/formats.md tells the order and how each is written.
[[nodiscard]] Digest digest_of(const StoredRecord& record);

/// What is wrong with a record by itself: its digest, its aside's, its persons' pseudonyms. Nothing
/// if all fit. What was forgotten lies outside the chain and is no damage, as long as it is wholly
/// destroyed and stands under the alias; what the chain holds is compared all the same.
[[nodiscard]] std::optional<std::string> damage_of(const StoredRecord& record);

}  // namespace jss::ledger
