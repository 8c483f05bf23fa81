// SPDX-License-Identifier: Apache-2.0
#include "jss/app/ledger_place.h"

#include <utility>

#include "jss/io/plain_text.h"
#include "jss/ledger/postgres_ledger.h"
#include "jss/ledger/sqlite_ledger.h"

namespace jss::app {
namespace {

constexpr std::string_view kSqlite = "sqlite:";

bool is_url(std::string_view name) {
  return name.starts_with("postgresql://") || name.starts_with("postgres://");
}

}  // namespace

bool names_ledger(std::string_view source) { return source.starts_with(kSqlite) || is_url(source); }

std::string shown_ledger(const std::string& name) {
  if (!is_url(name)) return name;
  std::string shown = name.substr(0, name.find('?'));
  const std::size_t user = shown.find("//") + 2;
  const std::size_t host = shown.find('@', user);
  const std::size_t password = shown.find(':', user);
  if (host != std::string::npos && password < host) shown.erase(password, host - password);
  return shown;
}

Result<ledger::EventLedger> open_ledger(const std::string& name, ledger::Access access) {
  if (is_url(name)) return ledger::open_postgres_ledger(name, access);
  if (!names_ledger(name) || name.size() == kSqlite.size()) {
    return invalid(io::quoted(name) +
                   " names no ledger: write it as sqlite:market.db or postgresql://…");
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
  io::EventPartsView parts;
  parts.id = record.id;
  parts.at = record.at;
  parts.contract = record.contract;
  parts.freelancer = record.freelancer;
  parts.client = record.client;
  parts.facts = record.bytes;
  parts.texts = record.aside;
  auto event = joiner_.join(parts);
  if (event) event->recorded_at = record.recorded_at;
  return event;
}

}  // namespace jss::app
