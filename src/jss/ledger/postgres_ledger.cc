// SPDX-License-Identifier: Apache-2.0
#include "jss/ledger/postgres_ledger.h"

#include <memory>
#include <utility>

#include "jss/ledger/postgres_store.h"
#include "jss/ledger/schema_step.h"

namespace jss::ledger {
namespace {

// How many steps of the layout a database has. Refuses steps that are not ours.
Result<std::size_t> steps_done(PostgresDatabase& database) {
  const auto there =
      database.ask("SELECT 1::bigint WHERE to_regclass('schema_step') IS NOT null", {});
  if (!there) return tl::unexpected(there.error());
  if (there->size() == 0) return std::size_t{0};
  const auto rows = database.ask("SELECT version, digest FROM schema_step ORDER BY version", {});
  if (!rows) return tl::unexpected(rows.error());
  const auto steps = postgres_schema();
  const auto done = static_cast<std::size_t>(rows->size());
  if (done > steps.size()) {
    return invalid(database.name() +
                   ": was written by a newer jss, which lays ledgers out otherwise: use that one");
  }
  for (std::size_t i = 0; i < done; ++i) {
    const int row = static_cast<int>(i);
    if (rows->number(row, 0) == steps[i].version && rows->digest(row, 1) == sha256(steps[i].sql)) {
      continue;
    }
    return invalid(database.name() + ": was laid out by another jss than the released ones: step " +
                   std::to_string(steps[i].version) + " of its layout differs");
  }
  return done;
}

Result<void> take_steps(PostgresDatabase& database, std::size_t done) {
  if (done == 0) {
    auto made = database.run(
        "create table schema_step (version bigint primary key, digest bytea not null)");
    if (!made) return made;
  }
  for (const SchemaStep& step : postgres_schema().subspan(done)) {
    if (auto taken = database.run(step.sql); !taken) return taken;
    auto noted = database.run("INSERT INTO schema_step VALUES (" + std::to_string(step.version) +
                              ", '\\x" + to_hex(sha256(step.sql)) + "')");
    if (!noted) return noted;
  }
  return database.run("COMMIT");
}

}  // namespace

Result<EventLedger> open_postgres_ledger(const std::string& url, Access access) {
  auto database = PostgresDatabase::connect(url);
  if (!database) return tl::unexpected(database.error());
  // Two programs that make the same ledger do it one after the other.
  if (access != Access::read) {
    auto begun = database->run(std::string("BEGIN; ") + kPostgresLock);
    if (!begun) return tl::unexpected(begun.error());
  }
  const auto done = steps_done(*database);
  if (!done) return tl::unexpected(done.error());
  if (*done == 0 && access != Access::create) {
    return fail(
        ErrorCode::not_found,
        database->name() + ": has no ledger; 'jss ledger init' or the first import makes one");
  }
  const std::size_t all = postgres_schema().size();
  if (access != Access::read) {
    auto taken = *done < all ? take_steps(*database, *done) : database->run("COMMIT");
    if (!taken) return tl::unexpected(taken.error());
  }
  const std::size_t steps = access == Access::read ? *done : all;
  return EventLedger(std::make_unique<PostgresStore>(std::move(*database), steps));
}

}  // namespace jss::ledger
