// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "jss/app/file_reader.h"
#include "jss/base/result.h"
#include "jss/base/timestamp.h"
#include "jss/ledger/event_ledger.h"

namespace jss::app {

/// What became of the events of an import so far. What it counts as accepted or repeated is
/// durable.
struct ImportCounts {
  std::uint64_t accepted = 0;
  std::uint64_t repeated = 0;  ///< They were there already.
  std::uint64_t rejected = 0;

  friend bool operator==(const ImportCounts&, const ImportCounts&) = default;
};

/// An event that the ledger did not take, and why.
struct Rejection {
  std::string file;
  std::uint64_t line = 0;  ///< From 1; zero for an event that comes from exports.
  std::string key;         ///< May be empty.
  std::string reason;
  std::string text;  ///< The line as it stands there.
};

/// What to import, and whom to tell.
struct LedgerImport {
  std::vector<std::string> paths;      ///< Event files, exports, or `-` for standard input.
  std::optional<std::string> answers;  ///< What the user adds to exports.
  std::string freelancer;              ///< Whose exports they are; empty: `kOwnExports`.
  bool strict = false;                 ///< All or nothing.
  std::function<Timestamp()> clock;    ///< Asked once a batch.
  std::function<Result<void>(const Rejection&)> on_rejection;  ///< May end the import.
  std::function<void(const ImportCounts&)> on_batch;           ///< After each batch; may be empty.
  std::function<void(const std::string&)> on_warning;
  Progress progress;  ///< May be empty.
};

/// How many events go into a batch.
inline constexpr std::size_t kImportBatch = 1000;

/// Adds events to a ledger, in batches that are durable one by one, so that an import that was
/// interrupted can simply be run again. A bad event is rejected and the others are kept; with
/// `strict` nothing is kept unless all can be, and all is held in memory meanwhile. Where the
/// connection to a server is lost it is made anew, three times for a batch, with a warning each
/// time.
///
/// What was shown on a day that is yet to come is rejected: it would hold up every publication
/// before it. Events in records (`seq`, `recorded_at`) are taken back with both, by an empty ledger
/// only, or by one that holds the beginning of the same records; there one that does not fit ends
/// the import. A `recorded_at` of any other event is dropped with a warning.
///
/// Errors: those of `EventLedger` and of reading files; `invalid_input` for what is neither events
/// nor exports, and with `strict` for any bad event.
[[nodiscard]] Result<ImportCounts> import_events(ledger::EventLedger& ledger,
                                                 const LedgerImport& import);

}  // namespace jss::app
