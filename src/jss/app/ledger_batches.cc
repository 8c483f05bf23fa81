// SPDX-License-Identifier: Apache-2.0
#include "jss/app/ledger_batches.h"

#include <utility>

#include "jss/app/ledger_place.h"
#include "jss/io/plain_text.h"

namespace jss::app {

Result<void> LedgerBatches::add(io::EventLine line, const Origin& origin) {
  const bool is_record = line.seq.has_value();
  if (is_record != in_records_ && !places_.empty()) {
    if (import_.strict) {
      return reject(origin, "",
                    "stands beside lines of the other form: events in records and plain "
                    "events cannot be kept as one");
    }
    if (auto flushed = flush(); !flushed) return flushed;
  }
  ledger::Entry entry = ledger_entry(line.event);
  if (const auto problem = ledger::problem_of(entry)) {
    return reject(origin, problem->key, problem->message);
  }
  const auto* opened = std::get_if<history::PublicationOpened>(&line.event.body);
  if (!is_record && opened != nullptr && opened->as_of > day_of(import_.clock())) {
    // Every publication after it would be of an earlier day, and none of those is due any more.
    return reject(origin, "as_of",
                  to_string(opened->as_of) + " is yet to come: nothing was shown of it");
  }
  in_records_ = is_record;
  if (is_record) {
    ledger::Record record;
    static_cast<ledger::Entry&>(record) = std::move(entry);
    record.seq = *line.seq;
    record.recorded_at = *line.event.recorded_at;
    records_.push_back(std::move(record));
  } else {
    if (line.event.recorded_at && !std::exchange(dropped_a_time_, true)) {
      import_.on_warning(std::string(origin.file) +
                         ": has events with a recorded_at of their own, which is left out: the "
                         "ledger notes when it learns of them");
    }
    entries_.push_back(std::move(entry));
  }
  places_.push_back({std::string(origin.file), origin.line, std::string(origin.text)});
  if (import_.strict || places_.size() < kImportBatch) return {};
  return flush();
}

Result<void> LedgerBatches::reject(const Origin& origin, std::string_view key,
                                   const std::string& reason) {
  ++counts_.rejected;
  if (import_.strict) {
    problems_.add({.file = origin.file, .line = origin.line, .column = key}, reason);
    return {};
  }
  return import_.on_rejection({.file = std::string(origin.file),
                               .line = origin.line,
                               .key = std::string(key),
                               .reason = reason,
                               .text = std::string(origin.text)});
}

Result<void> LedgerBatches::finish() {
  if (!problems_.empty()) {
    Error error = problems_.error();
    error.message += "\nnothing was kept, as --strict asks";
    return tl::unexpected(std::move(error));
  }
  return flush();
}

// A server that goes away comes back, mostly. A batch that was kept after all is found to be there.
Result<ledger::Receipt> LedgerBatches::hand_over() {
  constexpr int kReconnections = 3;
  const auto on_conflict =
      import_.strict ? ledger::OnConflict::refuse_all : ledger::OnConflict::leave_out;
  for (int lost = 0;; ++lost) {
    auto receipt = in_records_ ? ledger_.restore(records_)
                               : ledger_.append(entries_, import_.clock(), on_conflict);
    if (receipt || !ledger_.is_lost() || lost == kReconnections) return receipt;
    import_.on_warning(receipt.error().message + "\nconnecting anew, to go on with the batch");
  }
}

Result<void> LedgerBatches::flush() {
  if (places_.empty()) return {};
  const auto receipt = hand_over();
  if (!receipt) return tl::unexpected(receipt.error());
  auto counted = count(*receipt);
  entries_.clear();
  records_.clear();
  places_.clear();
  if (counted && import_.on_batch) import_.on_batch(counts_);
  return counted;
}

Result<void> LedgerBatches::count(const ledger::Receipt& receipt) {
  for (std::size_t i = 0; i < receipt.fates.size(); ++i) {
    if (receipt.fates[i] == ledger::Fate::accepted) ++counts_.accepted;
    if (receipt.fates[i] == ledger::Fate::repeated) ++counts_.repeated;
    if (receipt.fates[i] != ledger::Fate::conflicting) continue;
    const Origin origin{places_[i].file, places_[i].line, places_[i].text};
    auto rejected = reject(origin, "id",
                           io::quoted(entries_[i].id) +
                               " is recorded with other content: give each event an id of its own; "
                               "to correct one, retract it and add another");
    if (!rejected) return rejected;
  }
  return {};
}

}  // namespace jss::app
