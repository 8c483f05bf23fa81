// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

#include "jss/app/file_reader.h"
#include "jss/base/result.h"
#include "jss/history/event.h"
#include "jss/ledger/event_ledger.h"

namespace jss::app {

/// How a ledger's records are written.
enum class ExportForm : std::uint8_t {
  events,   ///< The events as they were sent.
  records,  ///< Each in its record, with `seq` and `recorded_at`.
};

/// An event in the record that holds it, as one line of JSON without its line feed.
[[nodiscard]] std::string record_line(const ledger::Record& record, history::Event event);

/// Gives every record of a ledger to `take` as one line of JSON with its line feed, in the order of
/// `seq`; ends with the first error of `take`.
///
/// Errors: those of `EventLedger::read`.
[[nodiscard]] Result<void> export_ledger(
    ledger::EventLedger& ledger, ExportForm form,
    const std::function<Result<void>(const std::string&)>& take, const Progress& progress);

}  // namespace jss::app
