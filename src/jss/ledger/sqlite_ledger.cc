// SPDX-License-Identifier: Apache-2.0
#include "jss/ledger/sqlite_ledger.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <optional>
#include <utility>

#include "jss/ledger/schema_step.h"
#include "jss/ledger/sqlite_store.h"

namespace jss::ledger {
namespace {

// "jss1": a database that carries it is one of our ledgers.
constexpr std::int64_t kApplication = 0x6a737331;

constexpr const char* kNoLedger =
    ": is a SQLite database, but no ledger of jss: give another file, or let 'jss ledger init' "
    "make one";

// A path as a URI: what means something there is written by its number.
std::string uri_of(const std::string& path) {
  std::string uri = "file:";
  for (const char c : path) {
    if (c == '%' || c == '?' || c == '#') {
      uri += c == '%' ? "%25" : c == '?' ? "%3f" : "%23";
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

bool is_there(const std::string& path) {
  struct stat status{};
  return stat(path.c_str(), &status) == 0;
}

Result<SqliteDatabase> open_to_read(const std::string& path) {
  auto database = SqliteDatabase::open(path, SQLITE_OPEN_READONLY);
  if (!database) return database;
  // A reader beside the log needs to write where it stands in it. Where nobody may write, nobody
  // changes anything either, and a database without a log can be read as it is.
  if (!database->number("PRAGMA schema_version") && !is_there(path + "-wal")) {
    auto frozen = SqliteDatabase::open(uri_of(path), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
    if (frozen && frozen->number("PRAGMA schema_version")) return frozen;
  }
  // Checkpointing is the writer's alone.
  sqlite3_db_config(database->get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  if (auto done = database->run("PRAGMA wal_autocheckpoint = 0"); !done) {
    return tl::unexpected(done.error());
  }
  return database;
}

Result<SqliteDatabase> open_to_write(const std::string& path, Access access) {
  const int create = access == Access::create ? SQLITE_OPEN_CREATE : 0;
  auto database = SqliteDatabase::open(path, SQLITE_OPEN_READWRITE | create);
  if (!database) return database;
  if (sqlite3_db_readonly(database->get(), "main") == 1) {
    return fail(ErrorCode::unavailable,
                path + ": may only be read: give leave to write, or write to another");
  }
  return database;
}

// How many steps of the layout a database has. Refuses what is no ledger, and steps that are not
// ours.
Result<std::size_t> steps_done(SqliteDatabase& database, const std::string& path) {
  const auto application = database.number("PRAGMA application_id");
  if (!application) return tl::unexpected(application.error());
  const auto tables = database.number("SELECT count(*) FROM sqlite_schema");
  if (!tables) return tl::unexpected(tables.error());
  if (*application == 0 && *tables == 0) return std::size_t{0};
  if (*application != kApplication) return invalid(path + kNoLedger);
  // What computes rows, without end perhaps, in place of a table that holds them.
  const auto made_up = database.number(
      "SELECT count(*) FROM sqlite_schema WHERE type = 'view' OR sql LIKE 'create virtual%'");
  if (!made_up) return tl::unexpected(made_up.error());
  if (*made_up > 0) return invalid(path + kNoLedger);
  auto statement = database.prepare("SELECT version, digest FROM schema_step ORDER BY version");
  if (!statement) return tl::unexpected(statement.error());
  const auto steps = sqlite_schema();
  std::size_t done = 0;
  while (true) {
    const auto stepped = database.step(*statement);
    if (!stepped) return tl::unexpected(stepped.error());
    if (!*stepped) return done;
    if (done == steps.size()) {
      return invalid(path +
                     ": was written by a newer jss, which lays ledgers out otherwise: use "
                     "that one");
    }
    if (statement->number(0) != steps[done].version ||
        statement->digest(1) != sha256(steps[done].sql)) {
      return invalid(path + ": was laid out by another jss than the released ones: step " +
                     std::to_string(steps[done].version) + " of its layout differs");
    }
    ++done;
  }
}

Result<void> take_steps(SqliteDatabase& database, std::size_t done) {
  if (auto begun = database.run("BEGIN IMMEDIATE"); !begun) return begun;
  if (done == 0) {
    const std::string sql = "PRAGMA application_id = " + std::to_string(kApplication) +
                            "; create table schema_step "
                            "(version integer primary key, digest blob not null) strict";
    if (auto made = database.run(sql.c_str()); !made) return made;
  }
  for (const SchemaStep& step : sqlite_schema().subspan(done)) {
    if (auto taken = database.run(step.sql); !taken) return taken;
    auto noted = database.prepare("INSERT INTO schema_step (version, digest) VALUES (?1, ?2)");
    if (!noted) return tl::unexpected(noted.error());
    const Digest digest = sha256(step.sql);
    noted->bind(1, step.version);
    noted->bind_blob(2, as_bytes(digest));
    if (auto kept = database.finish(*noted); !kept) return kept;
  }
  return database.run("COMMIT");
}

// How many steps of the layout there are in the end: all of them, unless it is only to be read.
Result<std::size_t> bring_forward(SqliteDatabase& database, const std::string& path,
                                  Access access) {
  auto done = steps_done(database, path);
  if (!done) return done;
  if (*done == 0 && access != Access::create)
    return invalid(path + ": is empty, so it is no ledger: 'jss ledger init' makes it one");
  if (access == Access::read) return done;
  // Full synchronization: what is reported as kept survives a loss of power.
  auto set = database.run(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; "
      "PRAGMA cache_size = -65536; PRAGMA foreign_keys = OFF");
  if (!set) return tl::unexpected(set.error());
  const std::size_t all = sqlite_schema().size();
  if (*done == all) return all;
  if (auto taken = take_steps(database, *done); !taken) return tl::unexpected(taken.error());
  return all;
}

}  // namespace

Result<EventLedger> open_sqlite_ledger(const std::string& path, Access access) {
  struct stat status{};
  if (stat(path.c_str(), &status) != 0) {
    if (access != Access::create || errno != ENOENT) {
      return fail(
          errno == ENOENT ? ErrorCode::not_found : ErrorCode::unavailable,
          path + ": cannot be opened: " + std::strerror(errno) +
              (errno == ENOENT ? "; 'jss ledger init' or the first import makes a ledger" : ""));
    }
  } else if (!S_ISREG(status.st_mode)) {
    return fail(ErrorCode::unavailable, path + ": is no file");
  }
  std::optional<LockFile> lock;
  if (access != Access::read) {
    auto opened = LockFile::open(path + ".lock", path);
    if (!opened) return tl::unexpected(opened.error());
    if (auto taken = opened->take(); !taken) return tl::unexpected(taken.error());
    lock.emplace(std::move(*opened));
  }
  auto database = access == Access::read ? open_to_read(path) : open_to_write(path, access);
  if (!database) return tl::unexpected(database.error());
  const auto steps = bring_forward(*database, path, access);
  if (!steps) return tl::unexpected(steps.error());
  auto store = SqliteStore::on(std::move(*database), std::move(lock), *steps);
  if (!store) return tl::unexpected(store.error());
  if (access != Access::read) {
    // Whoever forgot somebody last may have been ended before the old bytes were gone. What fails
    // here is put off until the next time.
    [[maybe_unused]] const auto swept = (*store)->sweep();
  }
  return EventLedger(std::move(*store));
}

}  // namespace jss::ledger
