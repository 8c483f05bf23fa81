// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "jss/base/result.h"
#include "jss/ledger/event_ledger.h"

namespace jss::ledger {

/// One batch on its way into a store: tells what is new, links it to the chain, and adds it.
class LedgerBatch {
 public:
  /// `entries` must outlive the batch.
  LedgerBatch(RecordStore& store, std::span<const Entry* const> entries)
      : store_(store), entries_(entries) {}

  /// Begins the store's batch and reads what is there of these ids and persons.
  [[nodiscard]] Result<void> begin();

  /// What is stored under the id of an entry, by this batch or before it; nothing if it is free.
  [[nodiscard]] const StoredRecord* find(const Entry& entry) const;
  /// Whether a stored record has an entry's content, as far as that can still be told of one whose
  /// persons or texts were forgotten.
  [[nodiscard]] static bool same_content(const StoredRecord& stored, const Entry& entry);

  /// Links an entry to the chain. REQUIRES: its id is free, `recorded_at` is later than the head's.
  [[nodiscard]] Result<void> link(const Entry& entry, Timestamp recorded_at);

  [[nodiscard]] const Head& head() const { return tail_.head; }
  [[nodiscard]] bool empty() const { return records_.empty(); }

  /// Adds what was linked to the store and commits it, finding out what became of it where the
  /// store was lost meanwhile.
  [[nodiscard]] Result<void> keep();

 private:
  [[nodiscard]] Result<std::optional<Person>> person(PersonKind kind, const std::string& id);
  [[nodiscard]] Result<void> find_persons();

  RecordStore& store_;
  std::span<const Entry* const> entries_;
  RecordStore::Tail tail_;
  std::unordered_map<std::string, StoredRecord> there_;
  std::unordered_map<std::string_view, std::size_t> linked_;  // positions in records_
  std::map<std::pair<PersonKind, std::string>, Person> persons_;
  std::vector<Person> new_persons_;
  std::vector<StoredRecord> records_;
};

}  // namespace jss::ledger
