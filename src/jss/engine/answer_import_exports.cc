// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/answer_import_exports.h"

#include "jss/history/replay.h"
#include "jss/io/contract_csv.h"
#include "jss/io/event_json.h"
#include "jss/io/import_report.h"

namespace jss::engine {

Result<Verdict> answer_import_exports(const ImportOptions& options, Door& door) {
  const auto source = door.open_source();
  if (!source) return tl::unexpected(source.error());
  const io::ImportedHistory* const imported = (*source)->imported();
  if (imported == nullptr) {
    return invalid((*source)->name() +
                   ": is none of a marketplace's exports, so there is nothing "
                   "to import");
  }
  for (const std::string& warning : (*source)->warnings()) door.warn(warning);
  door.tell(io::import_report(*imported, {.width = door.style.width, .colour = false}));
  if (options.form == "contracts") {
    door.write(
        io::write_contract_csv(history::replay(imported->events, io::latest_day(*imported))));
    return Verdict::done;
  }
  for (const history::Event& event : imported->events) door.write(io::event_json(event) + "\n");
  return Verdict::done;
}

}  // namespace jss::engine
