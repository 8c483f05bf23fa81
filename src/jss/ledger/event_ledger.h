// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
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
  /// The first record that is damaged, and what is wrong, for a person.
  struct Damage {
    std::uint64_t seq = 0;
    std::string what;
  };
  std::optional<Damage> damage;
  /// Where the expected head stands in the chain; nothing if it is nowhere, or none was expected.
  std::optional<std::uint64_t> expected_at;
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
  /// Errors: `conflict` with `refuse_all`; `invalid_input` for an empty id, a NUL in a key, or a
  /// clock outside the years 1678 to 2261.
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

  using Visitor = std::function<Result<void>(const Record& record)>;
  /// Gives the records in the order of `seq`, as they were at one moment, in bounded memory. Ends
  /// with the visitor's first error.
  ///
  /// Errors: `corruption`, naming the record, where a digest does not fit.
  [[nodiscard]] Result<void> read(const Selection& selection, const Visitor& visit);

  /// Walks the whole chain. Damage is an answer and no error. A cut tail leaves a whole chain
  /// behind: only who has noted a head and gives it as `expected` finds it.
  [[nodiscard]] Result<Verification> verify(const std::optional<Digest>& expected);

 private:
  std::unique_ptr<RecordStore> store_;
};

}  // namespace jss::ledger
