// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "jss/ledger/record.h"
#include "jss/ledger/stored_record.h"

namespace jss::ledger {

/// Tells over a whole chain whether texts that are marked as forgotten belonged to whom they were
/// forgotten for, so that a forgotten person is no pretext to do away with anybody's texts. Needs
/// memory for what was forgotten only.
class ErasureCheck {
 public:
  /// Takes the next record, which is well by itself, and the head before it.
  void add(const StoredRecord& record, const Head& before);

  struct Damage {
    Head before;  ///< The last record that is well.
    std::string what;
  };
  /// The first record whose texts went for somebody else, once all are added; nothing if all is
  /// well.
  [[nodiscard]] std::optional<Damage> damage() const;

  /// How many people are forgotten that records name.
  [[nodiscard]] std::uint64_t people() const { return people_.size(); }
  /// How many records had texts that were forgotten.
  [[nodiscard]] std::uint64_t texts() const { return texts_; }

 private:
  using Number = std::uint64_t;
  // A record that does not name the person itself: its contract has to.
  struct Doubt {
    Head before;
    Number person = 0;
    std::string contract;
  };

  std::set<Number> people_;
  std::set<std::pair<Number, std::string>> contracts_;
  std::vector<Doubt> doubts_;
  std::uint64_t texts_ = 0;
};

}  // namespace jss::ledger
