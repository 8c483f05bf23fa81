// SPDX-License-Identifier: Apache-2.0
// Any bytes as a marketplace's export of any kind, alone, beside a sound one, and as answers: what
// is accepted makes events that keep their form, with ids of their own, that lead to a table whose
// rows keep every rule, and to the same events when the file is given twice.
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>

#include "jss/history/replay.h"
#include "jss/io/event_json.h"
#include "jss/io/marketplace_exports.h"

namespace {

using jss::io::ExportText;
using jss::io::ImportRequest;

constexpr const char* kSound =
    R"([{"id":"1","title":"A","startedOn":"2026-01-05","endedOn":null,"clientId":"k1"},)"
    R"({"id":"2","title":"B","startedOn":"2026-01-05","clientId":"k2","totalCharges":{"amount":9}}])";

void demand(bool holds) {
  if (!holds) std::abort();
}

void demand_valid_table(const jss::io::ImportedHistory& imported) {
  const auto table =
      jss::history::replay(imported.events, jss::history::latest_day(imported.events));
  for (std::uint32_t freelancer = 0; freelancer < table.freelancer_count(); ++freelancer) {
    const auto rows = table.rows_of({freelancer});
    for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
      demand(!jss::scoring::check_row(table.row(row, {freelancer})));
    }
  }
}

void demand_sound(const ImportRequest& request) {
  const auto imported = jss::io::import_exports(request);
  if (!imported) {
    demand(!imported.error().message.empty());
    return;
  }
  std::set<std::string> ids;
  std::string text;
  for (const auto& event : imported->events) {
    demand(!jss::history::check_form(event));
    demand(ids.insert(event.id).second);
    text += jss::io::event_json(event) + '\n';
  }
  const auto read_back = jss::io::read_event_json("again", text);
  demand(read_back.has_value() && *read_back == imported->events);
  demand_valid_table(*imported);
  ImportRequest twice = request;
  twice.files.insert(twice.files.end(), request.files.begin(), request.files.end());
  const auto again = jss::io::import_exports(twice);
  demand(again.has_value() && again->events == imported->events);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ExportText fuzzed{"fuzz", std::string(data, data + size)};
  const ExportText sound{"sound", kSound};
  demand_sound({.files = {fuzzed}, .answers = {}, .freelancer = "f1"});
  demand_sound({.files = {sound, fuzzed}, .answers = {}, .freelancer = "f1"});
  demand_sound({.files = {sound}, .answers = fuzzed, .freelancer = "f1"});
  return 0;
}
