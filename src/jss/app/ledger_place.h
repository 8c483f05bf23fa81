// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "jss/base/result.h"
#include "jss/history/event.h"
#include "jss/io/event_parts.h"
#include "jss/ledger/access.h"
#include "jss/ledger/event_ledger.h"

namespace jss::app {

/// Whether a user names a ledger, as `sqlite:market.db` or `postgresql://…`, and no file.
[[nodiscard]] bool names_ledger(std::string_view source);

/// The name as it may be shown: without the password that a URL may carry.
[[nodiscard]] std::string shown_ledger(const std::string& name);

/// Opens the ledger of that name.
///
/// Errors: those of `open_sqlite_ledger` and `open_postgres_ledger`; `invalid_input` for a name of
/// another form.
[[nodiscard]] Result<ledger::EventLedger> open_ledger(const std::string& name,
                                                      ledger::Access access);

/// An event as a ledger takes it.
[[nodiscard]] ledger::Entry ledger_entry(const history::Event& event);

/// Makes events of a ledger's records. Not shared between threads.
class RecordReader {
 public:
  /// The event of a record, with the `recorded_at` of the record.
  ///
  /// Errors: `corruption` for a record that holds no event.
  [[nodiscard]] Result<history::Event> event_of(const ledger::Record& record);

 private:
  io::EventJoiner joiner_;
};

}  // namespace jss::app
