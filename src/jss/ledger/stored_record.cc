// SPDX-License-Identifier: Apache-2.0
#include "jss/ledger/stored_record.h"

#include <array>
#include <string_view>

namespace jss::ledger {
namespace {

// Big-endian, so that what is digested is the same on every machine.
void put(std::string& bytes, std::uint64_t value) {
  std::array<char, 8> big{};
  for (std::size_t i = 0; i < big.size(); ++i) {
    big[i] = static_cast<char>(static_cast<unsigned char>(value >> (56 - 8 * i)));
  }
  bytes.append(big.data(), big.size());
}

void put(std::string& bytes, const Timestamp& instant) {
  put(bytes, static_cast<std::uint64_t>(instant.seconds));
  put(bytes, static_cast<std::uint64_t>(instant.nanoseconds));
}

void put(std::string& bytes, std::string_view text) {
  put(bytes, text.size());
  bytes += text;
}

void put(std::string& bytes, const std::optional<Person>& person) {
  put(bytes, person ? as_bytes(person->pseudonym) : std::string_view());
}

bool fits(const std::optional<Person>& person) {
  if (!person) return true;
  if (person->is_forgotten()) return person->id == alias_of(person->pseudonym);
  return pseudonym_of(person->kind, person->secret, person->id) == person->pseudonym;
}

// What is wrong with texts that are said to be forgotten.
std::optional<std::string> damage_of_forgotten(const Aside& aside) {
  if (aside.salt != Digest{} || !aside.bytes.empty()) {
    return "its texts are marked as forgotten and still there";
  }
  if (!aside.forgotten_for->is_forgotten() || !fits(aside.forgotten_for)) {
    return "its texts are marked as forgotten for somebody who was not";
  }
  return std::nullopt;
}

}  // namespace

Digest pseudonym_of(PersonKind kind, const Digest& secret, const std::string& id) {
  std::string bytes = "jss person";
  put(bytes, static_cast<std::uint64_t>(kind));
  bytes += as_bytes(secret);
  put(bytes, id);
  return sha256(bytes);
}

std::string alias_of(const Digest& pseudonym) {
  constexpr std::size_t kDigits = 16;
  return "forgotten-" + to_hex(pseudonym).substr(0, kDigits);
}

Digest digest_of(const Aside& aside) {
  std::string bytes = "jss aside";
  bytes += as_bytes(aside.salt);
  put(bytes, aside.bytes);
  return sha256(bytes);
}

Digest digest_of(const StoredRecord& record) {
  std::string bytes;
  bytes.reserve(320 + record.id.size() + record.contract.size() + record.bytes.size());
  bytes += "jss record";
  bytes += as_bytes(record.previous);
  put(bytes, record.seq);
  put(bytes, record.recorded_at);
  put(bytes, record.at);
  put(bytes, record.id);
  put(bytes, record.contract);
  put(bytes, record.freelancer);
  put(bytes, record.client);
  put(bytes, record.bytes);
  put(bytes, record.aside_digest ? as_bytes(*record.aside_digest) : std::string_view());
  return sha256(bytes);
}

std::optional<std::string> damage_of(const StoredRecord& record) {
  if (digest_of(record) != record.digest) return "its digest does not fit its content";
  if (record.aside.has_value() != record.aside_digest.has_value()) {
    return record.aside ? "it has texts that it was written without"
                        : "the texts that it was written with are gone";
  }
  if (record.aside && record.aside->forgotten_for) {
    if (auto damage = damage_of_forgotten(*record.aside)) return damage;
  } else if (record.aside && digest_of(*record.aside) != *record.aside_digest) {
    return "the digest of its texts does not fit them";
  }
  if (!fits(record.freelancer)) return "its freelancer's id is not the one it was written with";
  if (!fits(record.client)) return "its client's id is not the one it was written with";
  return std::nullopt;
}

}  // namespace jss::ledger
