// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "jss/base/timestamp.h"
#include "jss/ledger/digest.h"

namespace jss::ledger {

/// What a sender gives a ledger to remember. The ledger reads neither `bytes` nor `aside`: the keys
/// by which it finds things are handed to it.
///
/// Whoever can be told from a record must be able to be forgotten, although the chain can never be
/// changed. So persons and free texts stand apart: `freelancer` and `client` in the fields of that
/// name and not in `bytes`, comments and titles and names in `aside`. The chain holds pseudonyms of
/// the first and a salted digest of the last.
struct Entry {
  std::string id;          ///< Chosen by the sender, never used for anything else; not empty.
  Timestamp at;            ///< When it happened.
  std::string contract;    ///< Whose contract it is about; may be empty, as the next two.
  std::string freelancer;  ///< Named in the event itself.
  std::string client;
  std::string bytes;  ///< The rest of the event.
  std::string aside;  ///< What may have to be forgotten; often empty.

  friend bool operator==(const Entry&, const Entry&) = default;
};

/// The most bytes of `id`, `contract`, `freelancer` and `client`. Databases look them up in
/// indexes, which take no more than some 2,700.
inline constexpr std::size_t kLongestKey = 1000;

/// What is wrong with a key of an entry, and with which: `contract`, say.
struct EntryProblem {
  std::string_view key;
  std::string message;
};

/// The first key that no ledger takes: an empty id, one that is too long, a NUL. Nothing if all is
/// well.
[[nodiscard]] std::optional<EntryProblem> problem_of(const Entry& entry);

/// An entry and when the ledger learned of it.
struct Record : Entry {
  std::uint64_t seq = 0;  ///< From 1, without gaps.
  Timestamp recorded_at;  ///< Strictly increasing with `seq`.
  Digest digest{};        ///< Of this record and, through the chain, of all before it.
};

/// The last record of a ledger: whoever has noted it can tell later whether all is still there.
struct Head {
  std::uint64_t seq = 0;  ///< How many records there are.
  Timestamp recorded_at;  ///< Of the last; meaningless where there is none.
  Digest digest{};        ///< Of the last; all zero where there is none.
};

/// Something small that a program keeps beside a ledger's records: it may be changed, belongs to no
/// chain, and tells of nothing that happened on the market.
struct Note {
  std::string kind;  ///< What it is about, in a word of the program's; not empty.
  std::string id;    ///< Among those of its kind; not empty.
  std::string bytes;

  friend bool operator==(const Note&, const Note&) = default;
};

}  // namespace jss::ledger
