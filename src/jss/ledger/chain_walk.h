// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "jss/ledger/record.h"
#include "jss/ledger/stored_record.h"

namespace jss::ledger {

/// Follows the chain from record to record.
class ChainWalk {
 public:
  /// With `has_gaps` the records given need not follow each other without one between.
  explicit ChainWalk(bool has_gaps) : has_gaps_(has_gaps) {}

  /// What is wrong with the next record, by itself or beside the one before it; nothing if all is
  /// well.
  [[nodiscard]] std::optional<std::string> damage(const StoredRecord& record) {
    const bool follows = begun_ && !has_gaps_;
    const bool is_first = record.seq == 1;
    if (follows && record.seq != last_.seq + 1) {
      return "it is not there; the next is " + std::to_string(record.seq);
    }
    if (begun_ && record.recorded_at <= last_.recorded_at) {
      return "it was recorded no later than the one before it";
    }
    if ((follows || is_first) && record.previous != last_.digest) {
      return "it does not name the digest of the one before it";
    }
    if (auto damage = damage_of(record)) return damage;
    begun_ = true;
    last_ = {.seq = record.seq, .recorded_at = record.recorded_at, .digest = record.digest};
    return std::nullopt;
  }

  /// The last record that was well.
  [[nodiscard]] const Head& last() const { return last_; }
  /// The next record has to be the first of all.
  void start_before_the_first() { begun_ = true; }

 private:
  // Before any clock that a ledger takes.
  static constexpr Timestamp kEarliest{-9'214'646'400 - 1, 0};

  bool has_gaps_;
  bool begun_ = false;
  Head last_{.seq = 0, .recorded_at = kEarliest, .digest = {}};
};

}  // namespace jss::ledger
