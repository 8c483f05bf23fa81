// SPDX-License-Identifier: Apache-2.0
#include "jss/app/ledger_export.h"

#include "jss/app/ledger_place.h"
#include "jss/io/event_json.h"

namespace jss::app {

Result<void> export_ledger(ledger::EventLedger& ledger, ExportForm form,
                           const std::function<Result<void>(const std::string&)>& take,
                           const Progress& progress) {
  const auto head = ledger.head();
  if (!head) return tl::unexpected(head.error());
  RecordReader reader;
  return ledger.read({}, [&](const ledger::Record& record) -> Result<void> {
    auto event = reader.event_of(record);
    if (!event) return tl::unexpected(event.error());
    event->recorded_at.reset();
    std::string line = io::event_json(*event);
    if (form == ExportForm::records) {
      line = "{\"seq\":" + std::to_string(record.seq) + ",\"recorded_at\":\"" +
             to_string(record.recorded_at) + "\",\"event\":" + line + "}";
    }
    if (progress) progress(record.seq, head->seq);
    return take(line + "\n");
  });
}

}  // namespace jss::app
