// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jss/base/result.h"
#include "jss/ledger/record.h"
#include "jss/ledger/record_store.h"

namespace jss::ledger {

/// What became of an entry.
enum class Fate : std::uint8_t {
  accepted,     ///< Kept.
  repeated,     ///< Its id was there with the same content: nothing to do.
  conflicting,  ///< Its id was there with other content: left out.
};

/// What is done about an id that was used for other content.
enum class OnConflict : std::uint8_t {
  refuse_all,  ///< Nothing of the batch is kept.
  leave_out,   ///< The rest is kept.
};

/// What became of a batch. What it says is accepted is durable.
struct Receipt {
  std::vector<Fate> fates;  ///< One for each entry.
  Head head;                ///< After the batch.
};

/// What a walk along the whole chain found.
struct Verification {
  Head head;  ///< The last record that is well.
  /// What is wrong, for a person, and the first record that is damaged.
  struct Damage {
    std::uint64_t seq = 0;  ///< Zero where all records are well and the store beside them is not.
    std::string what;
  };
  std::uint64_t forgotten_people = 0;  ///< Whom some record names.
  std::uint64_t forgotten_texts = 0;   ///< Records that were written with texts and have none now.
  std::optional<Damage> damage;
  /// Where the expected head stands in the chain; nothing if it is nowhere, or none was expected.
  std::optional<std::uint64_t> expected_at;
};

/// What a ledger has of a person, and what of it is destroyed when they are forgotten.
struct PersonTraces {
  std::string alias;            ///< What stands in place of their id afterwards.
  bool is_forgotten = false;    ///< Already: only texts that came since are left to destroy.
  std::uint64_t records = 0;    ///< That name them: these stay, under the alias.
  std::uint64_t contracts = 0;  ///< Between them and somebody else.
  std::uint64_t texts = 0;      ///< Records whose texts are destroyed: of these contracts, whoever
                                ///< wrote them, and in records that name them.
};

/// A ledger of events: append-only, each record bound to all before it by digests.
///
/// Not shared between threads. Any number of ledgers, in any number of processes, may read the same
/// store while one writes. Errors of every function: `unavailable` where the store fails (nothing
/// is lost; trying again is harmless), `corruption` where what is stored fails its checks.
class EventLedger {
 public:
  /// A ledger on a store; see `memory_ledger`, `open_sqlite_ledger`, `open_postgres_ledger`.
  explicit EventLedger(std::unique_ptr<RecordStore> store) : store_(std::move(store)) {}

  /// Adds a batch: all that is accepted of it is durable afterwards, or nothing of it is kept. The
  /// same id with the same content is accepted once, be it in the ledger or in the batch.
  ///
  /// `now` is the caller's clock. It becomes `recorded_at`; where that clock stands still or went
  /// back, `recorded_at` goes on by a nanosecond a record. Where the store was lost while it kept
  /// the batch, this finds out whether it did, as soon as the store answers again.
  ///
  /// Errors: `conflict` with `refuse_all`; `invalid_input` for a `problem_of` an entry, or a clock
  /// outside the years 1678 to 2261.
  [[nodiscard]] Result<Receipt> append(std::span<const Entry> batch, Timestamp now,
                                       OnConflict on_conflict);

  /// Takes back records as another ledger gave them out, with their `seq` and `recorded_at`, into
  /// an empty ledger or one that holds the beginning of the same records. Their digests are not
  /// asked: salts are new, so the chain is another.
  ///
  /// Errors: those of `append`; `conflict` where the records do not continue this ledger.
  [[nodiscard]] Result<Receipt> restore(std::span<const Record> batch);

  /// The last record.
  [[nodiscard]] Result<Head> head() { return store_->head(); }

  /// Whether the last failure was the loss of a connection: the same call made again connects anew.
  [[nodiscard]] bool is_lost() const { return store_->is_lost(); }

  using Visitor = std::function<Result<void>(const Record& record)>;
  /// Gives the records in the order of `seq`, as they were at one moment, in bounded memory. Ends
  /// with the visitor's first error.
  ///
  /// Errors: `corruption`, naming the record, where a digest does not fit.
  [[nodiscard]] Result<void> read(const Selection& selection, const Visitor& visit);

  /// What `forget` would destroy; nothing where nobody is there by that id, or by that alias.
  [[nodiscard]] Result<std::optional<PersonTraces>> traces_of(PersonKind kind,
                                                              const std::string& id);

  /// Destroys a person's id and secret and the texts that belong to them, all of it or, after an
  /// error, nothing; `PersonTraces` tells what. Records, their digests and every score stay as they
  /// are, with the alias in place of the id. Nobody can find out any more whose alias it is: the
  /// same id is another person from then on.
  ///
  /// Where a record's person or texts are forgotten, `append` cannot compare them, and takes what
  /// is sent in their place as the same: a repetition is harmless, and brings nothing back.
  ///
  /// Nothing where nobody is there by that id, be it that they never were or are forgotten already.
  /// Errors: `unavailable`, also where all is destroyed but the store still has bytes of it because
  /// somebody is reading; the message says so, and forgetting anybody again removes them.
  [[nodiscard]] Result<std::optional<PersonTraces>> forget(PersonKind kind, const std::string& id);

  /// Keeps a note beside the records, durably, in place of any of its kind and id.
  ///
  /// Errors: `invalid_input` for an empty kind or id, or a NUL in one.
  [[nodiscard]] Result<void> keep(const Note& note);

  /// What a note is to say, given what it says; nothing stands for no note.
  using NoteChange = std::function<std::optional<std::string>(std::optional<std::string> bytes)>;
  /// Changes a note durably, while all other writers are kept out: of several who take the same
  /// step, one is first.
  ///
  /// Errors: those of `keep`.
  [[nodiscard]] Result<void> change_note(const std::string& kind, const std::string& id,
                                         const NoteChange& change);

  /// The notes of a kind in the order of their ids; none where the layout is older than notes.
  [[nodiscard]] Result<std::vector<Note>> notes(const std::string& kind) {
    return store_->notes(kind);
  }

  /// Walks the whole chain. Damage is an answer and no error. A cut tail leaves a whole chain
  /// behind: only who has noted a head and gives it as `expected` finds it.
  [[nodiscard]] Result<Verification> verify(const std::optional<Digest>& expected);

 private:
  [[nodiscard]] Result<std::optional<Person>> person(PersonKind kind, std::string_view id);
  [[nodiscard]] Result<PersonTraces> traces_of(const Person& person);
  [[nodiscard]] Result<void> destroy(const Person& person);

  std::unique_ptr<RecordStore> store_;
};

}  // namespace jss::ledger
