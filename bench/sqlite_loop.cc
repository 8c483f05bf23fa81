// SPDX-License-Identifier: Apache-2.0
#include <sqlite3.h>

#include <chrono>

#include "bench/bare_loops.h"
#include "jss/ledger/sqlite_ledger.h"

namespace jss::bench {
namespace {

using Clock = std::chrono::steady_clock;

bool run(sqlite3* database, const char* sql) {
  return sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

// Copies the row that stands in one statement by another one.
bool copy(sqlite3_stmt* source, sqlite3_stmt* target, int columns) {
  for (int i = 0; i < columns; ++i) {
    sqlite3_bind_value(target, i + 1, sqlite3_column_value(source, i));
  }
  const bool done = sqlite3_step(target) == SQLITE_DONE;
  sqlite3_reset(target);
  return done;
}

}  // namespace

std::optional<double> sqlite_loop(const std::string& from, const std::string& to) {
  if (!ledger::open_sqlite_ledger(to, ledger::Access::create)) return std::nullopt;
  sqlite3* database = nullptr;
  bool well =
      sqlite3_open(to.c_str(), &database) == SQLITE_OK &&
      run(database, ("ATTACH '" + from + "' AS made").c_str()) &&
      run(database,
          "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 6000; "
          "PRAGMA cache_size = -65536; CREATE TEMP TABLE rows AS SELECT * FROM made.record; "
          "CREATE TEMP TABLE texts AS SELECT seq, salt, bytes FROM made.aside; "
          "CREATE TEMP TABLE people AS SELECT * FROM made.person; DETACH made");
  const auto prepared = [&](const char* sql) {
    sqlite3_stmt* statement = nullptr;
    well = well && sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) == SQLITE_OK;
    return statement;
  };
  sqlite3_stmt* const rows = prepared("SELECT * FROM temp.rows ORDER BY seq");
  sqlite3_stmt* const texts = prepared("SELECT * FROM temp.texts ORDER BY seq");
  sqlite3_stmt* const add = prepared("INSERT INTO record VALUES (?,?,?,?,?,?,?,?,?,?,?,?)");
  sqlite3_stmt* const add_text = prepared("INSERT INTO aside (seq, salt, bytes) VALUES (?,?,?)");
  const Clock::time_point start = Clock::now();
  well = well && run(database, "BEGIN IMMEDIATE; INSERT INTO person SELECT * FROM temp.people");
  bool has_text = well && sqlite3_step(texts) == SQLITE_ROW;
  for (int row = 0; well && sqlite3_step(rows) == SQLITE_ROW; ++row) {
    if (row > 0 && row % kBatch == 0) well = run(database, "COMMIT; BEGIN IMMEDIATE");
    well = well && copy(rows, add, 12);
    if (has_text && sqlite3_column_int64(texts, 0) == sqlite3_column_int64(rows, 0)) {
      well = well && copy(texts, add_text, 3);
      has_text = sqlite3_step(texts) == SQLITE_ROW;
    }
  }
  well = well && run(database, "COMMIT");
  for (sqlite3_stmt* statement : {rows, texts, add, add_text}) sqlite3_finalize(statement);
  sqlite3_close(database);  // which moves the log into the database, as the ledger does
  const std::chrono::duration<double> taken = Clock::now() - start;
  return well ? std::optional(taken.count()) : std::nullopt;
}

}  // namespace jss::bench
