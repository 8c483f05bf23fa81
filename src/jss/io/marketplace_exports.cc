// SPDX-License-Identifier: Apache-2.0
#include "jss/io/marketplace_exports.h"

#include <algorithm>
#include <utility>

#include "jss/history/feedback_history.h"
#include "jss/history/replay.h"
#include "jss/io/contract_answers.h"
#include "jss/io/export_join.h"
#include "jss/io/export_table.h"
#include "jss/io/plain_text.h"
#include "jss/io/source_kind.h"
#include "jss/io/transaction_history.h"
#include "jss/io/weekly_summary.h"
#include "jss/io/work_history_json.h"

namespace jss::io {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_json(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  return begin != std::string_view::npos && (text[begin] == '{' || text[begin] == '[');
}

std::optional<ExportedFile> read_file(const ExportText& file, Problems& problems) {
  if (is_json(file.text) && source_kind(file.text) == SourceKind::event_file) {
    problems.add({.file = file.name, .line = 1, .column = {}},
                 "is an event file already: 'jss score' and the others read it as it is");
    return std::nullopt;
  }
  if (is_json(file.text)) return read_work_history(file, problems);
  const std::vector<std::string> header = export_header(file.text);
  const auto has = [&header](std::string_view name) {
    return std::find(header.begin(), header.end(), name) != header.end();
  };
  if (has("transaction type") || (has("type") && has("description"))) {
    return read_transaction_history(file, problems);
  }
  if (has("contract") && has("amount")) return read_weekly_summary(file, problems);
  problems.add({.file = file.name, .line = 1, .column = {}},
               "is no export that is known: expected the header of a transaction history or a "
               "weekly summary, or a work history in JSON, as they were downloaded");
  return std::nullopt;
}

void leave_out_contracts_without_start(ImportedHistory& imported) {
  const auto has_start = [](const JoinedContract& contract) {
    return contract.told.started_on.present();
  };
  for (const JoinedContract& contract : imported.contracts) {
    if (has_start(contract)) continue;
    imported.warnings.push_back("the contract " + quoted(contract.told.id) +
                                " is left out: no file tells when it started; answer started_on");
  }
  std::erase_if(imported.contracts, [&](const JoinedContract& c) { return !has_start(c); });
}

}  // namespace

Result<ImportedHistory> import_exports(const ImportRequest& request) {
  Problems problems;
  ImportedHistory imported;
  std::vector<ExportedFile> files;
  for (const ExportText& text : request.files) {
    auto file = read_file(text, problems);
    if (!file) continue;
    imported.warnings.insert(imported.warnings.end(), file->warnings.begin(), file->warnings.end());
    imported.notes.insert(imported.notes.end(), file->notes.begin(), file->notes.end());
    files.push_back(std::move(*file));
  }
  if (!problems.empty()) return tl::unexpected(problems.error());
  imported.contracts = join_exports(std::move(files), imported.warnings);
  if (request.answers) apply_answers(*request.answers, imported.contracts, problems);
  if (!problems.empty()) return tl::unexpected(problems.error());
  leave_out_contracts_without_start(imported);
  for (const JoinedContract& contract : imported.contracts) {
    auto events = contract_events(contract, request.freelancer);
    imported.events.insert(imported.events.end(), std::make_move_iterator(events.begin()),
                           std::make_move_iterator(events.end()));
  }
  return imported;
}

Day latest_day(const ImportedHistory& imported) {
  Day latest = history::latest_day(imported.events);
  for (const JoinedContract& contract : imported.contracts) {
    const ExportedContract& told = contract.told;
    const bool one_sided = told.feedback.present() && !told.feedback_given.present();
    if (told.ended_on.present() && one_sided) {
      latest = std::max(latest, told.ended_on + history::kBlindDays);
    }
  }
  return std::min(latest, kLastDay);
}

}  // namespace jss::io
