// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "jss/app/ledger_import.h"
#include "jss/io/event_line.h"
#include "jss/io/problems.h"

namespace jss::app {

/// Gathers the events of an import and hands them to the ledger in batches.
class LedgerBatches {
 public:
  LedgerBatches(ledger::EventLedger& ledger, const LedgerImport& import)
      : ledger_(ledger), import_(import) {}

  /// Where an event stands.
  struct Origin {
    std::string_view file;
    std::uint64_t line = 0;
    std::string_view text;
  };

  [[nodiscard]] Result<void> add(io::EventLine line, const Origin& origin);
  [[nodiscard]] Result<void> reject(const Origin& origin, std::string_view key,
                                    const std::string& reason);
  /// Hands over what is left. With `strict` that is everything, or an error for what is bad.
  [[nodiscard]] Result<void> finish();

  [[nodiscard]] const ImportCounts& counts() const { return counts_; }

 private:
  struct Place {
    std::string file;
    std::uint64_t line = 0;
    std::string text;
  };

  [[nodiscard]] Result<void> flush();
  [[nodiscard]] Result<ledger::Receipt> hand_over();
  [[nodiscard]] Result<void> count(const ledger::Receipt& receipt);

  ledger::EventLedger& ledger_;
  const LedgerImport& import_;
  ImportCounts counts_;
  io::Problems problems_;
  bool in_records_ = false;  // what the batch at hand holds
  bool dropped_a_time_ = false;
  std::vector<ledger::Entry> entries_;
  std::vector<ledger::Record> records_;
  std::vector<Place> places_;
};

}  // namespace jss::app
