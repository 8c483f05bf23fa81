// SPDX-License-Identifier: Apache-2.0
#include "jss/app/ledger_export.h"

#include <utility>

#include "jss/app/ledger_place.h"
#include "jss/io/event_json.h"

namespace jss::app {

std::string record_line(const ledger::Record& record, history::Event event) {
  event.recorded_at.reset();
  return "{\"seq\":" + std::to_string(record.seq) + ",\"recorded_at\":\"" +
         to_string(record.recorded_at) + "\",\"event\":" + io::event_json(event) + "}";
}

Result<void> export_ledger(ledger::EventLedger& ledger, ExportForm form,
                           const std::function<Result<void>(const std::string&)>& take,
                           const Progress& progress) {
  const auto head = ledger.head();
  if (!head) return tl::unexpected(head.error());
  RecordReader reader;
  return ledger.read({}, [&](const ledger::Record& record) -> Result<void> {
    auto event = reader.event_of(record);
    if (!event) return tl::unexpected(event.error());
    if (progress) progress(record.seq, head->seq);
    if (form == ExportForm::records) return take(record_line(record, std::move(*event)) + "\n");
    event->recorded_at.reset();
    return take(io::event_json(*event) + "\n");
  });
}

}  // namespace jss::app
