// SPDX-License-Identifier: Apache-2.0
#include "jss/app/ledger_place.h"

#include <utility>

#include "jss/io/plain_text.h"

namespace jss::app {
namespace {

constexpr std::string_view kSqlite = "sqlite:";

}  // namespace

bool names_ledger(std::string_view source) { return source.starts_with(kSqlite); }

Result<ledger::EventLedger> open_ledger(const std::string& name, ledger::Access access) {
  if (!names_ledger(name) || name.size() == kSqlite.size()) {
    return invalid(io::quoted(name) + " names no ledger: write it as sqlite:market.db");
  }
  return ledger::open_sqlite_ledger(name.substr(kSqlite.size()), access);
}

ledger::Entry ledger_entry(const history::Event& event) {
  io::EventParts parts = io::event_parts(event);
  return {.id = std::move(parts.id),
          .at = parts.at,
          .contract = std::move(parts.contract),
          .freelancer = std::move(parts.freelancer),
          .client = std::move(parts.client),
          .bytes = std::move(parts.facts),
          .aside = std::move(parts.texts)};
}

Result<history::Event> RecordReader::event_of(const ledger::Record& record) {
  auto event = joiner_.join({.id = record.id,
                             .at = record.at,
                             .contract = record.contract,
                             .freelancer = record.freelancer,
                             .client = record.client,
                             .facts = record.bytes,
                             .texts = record.aside});
  if (event) event->recorded_at = record.recorded_at;
  return event;
}

}  // namespace jss::app
