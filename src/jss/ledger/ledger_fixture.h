// SPDX-License-Identifier: Apache-2.0
// The stores that every test of EventLedger runs on, and what such tests begin with.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "jss/ledger/event_ledger.h"

namespace jss::ledger {

/// A place for one ledger, empty at first, which goes with the fixture.
class LedgerPlace {
 public:
  LedgerPlace() = default;
  LedgerPlace(const LedgerPlace&) = delete;
  LedgerPlace& operator=(const LedgerPlace&) = delete;
  virtual ~LedgerPlace() = default;

  /// Opens it to append; where it outlives its ledger, again and again.
  virtual Result<EventLedger> open() = 0;
  /// A second ledger on the same place, to read.
  virtual Result<EventLedger> open_to_read() = 0;
  /// Whether it outlives its ledger and understands SQL.
  [[nodiscard]] virtual bool is_database() const { return true; }
  /// Runs a statement behind the ledger's back. True if the database did it.
  virtual bool run(const std::string& sql) = 0;
  /// Switches off what keeps records from being changed.
  virtual void disarm() = 0;
};

/// A store by name; `place` gives nothing where its server is not there.
struct StoreKind {
  const char* name;
  std::unique_ptr<LedgerPlace> (*place)();

  // Test lists show parameters; an address would be another one each time.
  friend void PrintTo(const StoreKind& kind, std::ostream* out) { *out << kind.name; }
};

std::unique_ptr<LedgerPlace> memory_place();
std::unique_ptr<LedgerPlace> sqlite_place();
/// On the server that the variable JSS_TEST_POSTGRES names; tests/ledger starts one.
std::unique_ptr<LedgerPlace> postgres_place();

inline Timestamp instant(std::int64_t second) { return {1'780'000'000 + second, 0}; }

/// An entry of that id with something in every field.
inline Entry entry(const std::string& id) {
  return {.id = id,
          .at = {1'700'000'000, 250'000'000},
          .contract = "c1",
          .freelancer = "ana",
          .client = "acme",
          .bytes = R"({"type":"contract_started"})",
          .aside = "A title"};
}

/// Entries e1, e2, … of which some are about another contract, freelancer and client.
inline std::vector<Entry> entries(int count, int first = 1) {
  std::vector<Entry> all;
  for (int i = first; i < first + count; ++i) {
    all.push_back(entry("e" + std::to_string(i)));
    Entry& last = all.back();
    if (i % 2 == 0) last.contract = "c2";
    if (i % 3 == 0) last.freelancer = i % 6 == 0 ? "" : "bob";
    if (i % 5 == 0) last.client = "";
    if (i % 4 == 0) last.aside = "";
    last.bytes += std::to_string(i);
  }
  return all;
}

}  // namespace jss::ledger
