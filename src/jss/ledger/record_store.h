// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jss/base/result.h"
#include "jss/ledger/record.h"
#include "jss/ledger/stored_record.h"

namespace jss::ledger {

/// Which records are read: all, unless something is said.
struct Selection {
  std::uint64_t after = 0;                  ///< Only those with a greater `seq`.
  std::optional<std::string> contract;      ///< Only those handed in with this key; not empty.
  std::optional<std::string> freelancer;    ///< As above.
  std::optional<std::string> client;        ///< As above.
  std::optional<Timestamp> recorded_until;  ///< Only those recorded by then, that instant included.

  /// Whether the records that are read follow each other without gaps.
  [[nodiscard]] bool has_gaps() const { return contract || freelancer || client; }
};

/// Somebody by what they are and their id.
struct PersonName {
  PersonKind kind = PersonKind::freelancer;
  std::string_view id;
};

/// Where a ledger's records lie. A store keeps and gives back; what a record must be like is for
/// `EventLedger` to see to. Nothing is ever changed or removed but ids, secrets and texts of people
/// who are forgotten. Not shared between threads.
///
/// Errors of every function: `unavailable` where the store did not answer, is full, locked or may
/// not be written; `corruption` where it finds itself damaged.
class RecordStore {
 public:
  RecordStore() = default;
  RecordStore(const RecordStore&) = delete;
  RecordStore& operator=(const RecordStore&) = delete;
  virtual ~RecordStore() = default;

  /// What is there at the beginning of a batch.
  struct Tail {
    Head head;
    std::uint64_t persons = 0;  ///< The greatest number of any.
  };

  /// Begins a batch, which keeps all other writers out until `commit` or `roll_back`.
  [[nodiscard]] virtual Result<Tail> begin() = 0;
  /// The records there are of those ids. In a batch only.
  [[nodiscard]] virtual Result<std::vector<StoredRecord>> find_records(
      std::span<const std::string_view> ids) = 0;
  /// The persons there are of those names.
  [[nodiscard]] virtual Result<std::vector<Person>> find_persons(
      std::span<const PersonName> names) = 0;
  /// Adds to the batch. Persons come before the records that name them.
  [[nodiscard]] virtual Result<void> add(std::span<const Person> persons,
                                         std::span<const StoredRecord> records) = 0;
  /// Destroys in the batch the id and the secret of a person, whose alias stands there instead, and
  /// the texts that belong to them (as in `Traces`).
  [[nodiscard]] virtual Result<void> forget(const Person& person) = 0;
  /// Puts a note there in the batch, in place of any of its kind and id.
  [[nodiscard]] virtual Result<void> write(const Note& note) = 0;
  /// Takes the note of that kind and id away in the batch, if there is one.
  [[nodiscard]] virtual Result<void> erase_note(const std::string& kind, const std::string& id) = 0;
  /// Ends the batch and keeps it, durably. After an error nobody knows whether it was kept.
  [[nodiscard]] virtual Result<void> commit() = 0;
  /// Ends the batch and forgets it; the same as losing the store.
  virtual void roll_back() = 0;

  /// The last record, asking the store anew if it was lost before.
  [[nodiscard]] virtual Result<Head> head() = 0;
  /// Whether that record is there, asking the store anew if it was lost before.
  [[nodiscard]] virtual Result<bool> has(std::uint64_t seq, const Digest& digest) = 0;

  /// Whether the connection was lost since the last batch was begun; the next one makes it anew.
  [[nodiscard]] virtual bool is_lost() const { return false; }

  /// What a visitor says to each record.
  using Visitor = std::function<Result<void>(StoredRecord& record)>;
  /// Gives the records in the order of `seq`, all of one moment, in bounded memory; ends with the
  /// visitor's first error.
  [[nodiscard]] virtual Result<void> read(const Selection& selection, const Visitor& visit) = 0;

  /// The notes of a kind in the order of their ids, asking the store anew if it was lost before.
  [[nodiscard]] virtual Result<std::vector<Note>> notes(const std::string& kind) = 0;

  /// What there is of a person.
  struct Traces {
    std::uint64_t records = 0;    ///< That name them.
    std::uint64_t contracts = 0;  ///< That a record gives to them and to somebody else.
    std::uint64_t texts = 0;      ///< Asides that are there, of those records and contracts.
  };
  [[nodiscard]] virtual Result<Traces> traces_of(const Person& person) = 0;

  /// Sees to it that nothing is left, in places that nobody reads any more, of what has been
  /// forgotten and not been swept since. Outside of batches.
  ///
  /// Errors: also `unavailable` while somebody reads what was there before.
  [[nodiscard]] virtual Result<void> sweep() = 0;

  /// What the store's own check of itself finds, for a person; nothing if all is well.
  [[nodiscard]] virtual Result<std::optional<std::string>> self_check() = 0;
};

}  // namespace jss::ledger
