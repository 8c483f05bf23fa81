// SPDX-License-Identifier: Apache-2.0
#include "jss/ledger/ledger_fixture.h"

#include <libpq-fe.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "jss/ledger/memory_ledger.h"
#include "jss/ledger/postgres_ledger.h"
#include "jss/ledger/sqlite_ledger.h"

namespace jss::ledger {
namespace {

class MemoryPlace final : public LedgerPlace {
 public:
  Result<EventLedger> open() override { return memory_ledger(); }
  Result<EventLedger> open_to_read() override { return memory_ledger(); }
  [[nodiscard]] bool is_database() const override { return false; }
  bool run(const std::string& /*sql*/) override { return false; }
  void disarm() override {}
};

class SqlitePlace final : public LedgerPlace {
 public:
  SqlitePlace() {
    static int number = 0;
    folder_ = std::filesystem::path(testing::TempDir()) /
              ("ledger" + std::to_string(getpid()) + "-" + std::to_string(++number));
    std::filesystem::create_directories(folder_);
  }
  ~SqlitePlace() override { std::filesystem::remove_all(folder_); }
  SqlitePlace(const SqlitePlace&) = delete;
  SqlitePlace& operator=(const SqlitePlace&) = delete;

  Result<EventLedger> open() override { return open_sqlite_ledger(path(), Access::create); }
  Result<EventLedger> open_to_read() override { return open_sqlite_ledger(path(), Access::read); }
  bool run(const std::string& sql) override {
    sqlite3* handle = nullptr;
    EXPECT_EQ(sqlite3_open(path().c_str(), &handle), SQLITE_OK);
    const bool done = sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
    sqlite3_close(handle);
    return done;
  }
  void disarm() override {
    for (const char* trigger :
         {"record_is_never_changed", "record_is_never_removed", "person_is_only_forgotten",
          "person_is_never_removed", "aside_is_only_forgotten", "aside_is_never_removed"}) {
      EXPECT_TRUE(run(std::string("DROP TRIGGER ") + trigger));
    }
  }

 private:
  [[nodiscard]] std::string path() const { return folder_ / "market.db"; }

  std::filesystem::path folder_;
};

// A schema of its own on a server that others look after.
class PostgresPlace final : public LedgerPlace {
 public:
  explicit PostgresPlace(std::string url) : url_(std::move(url)) {
    static int number = 0;
    schema_ = "ledger" + std::to_string(getpid()) + "_" + std::to_string(++number);
    EXPECT_TRUE(run("CREATE SCHEMA " + schema_));
  }
  ~PostgresPlace() override { EXPECT_TRUE(run("DROP SCHEMA " + schema_ + " CASCADE")); }
  PostgresPlace(const PostgresPlace&) = delete;
  PostgresPlace& operator=(const PostgresPlace&) = delete;

  Result<EventLedger> open() override { return open_postgres_ledger(url(), Access::create); }
  Result<EventLedger> open_to_read() override { return open_postgres_ledger(url(), Access::read); }
  bool run(const std::string& sql) override {
    PGconn* const connection = PQconnectdb(url().c_str());
    PGresult* const result = PQexec(connection, sql.c_str());
    const auto status = PQresultStatus(result);
    PQclear(result);
    PQfinish(connection);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
  }
  void disarm() override {
    for (const char* name : {"record", "person", "aside"}) {
      EXPECT_TRUE(run(std::string("ALTER TABLE ") + name + " DISABLE TRIGGER USER"));
    }
  }

 private:
  [[nodiscard]] std::string url() const { return url_ + "&options=-csearch_path%3D" + schema_; }

  std::string url_;
  std::string schema_;
};

}  // namespace

std::unique_ptr<LedgerPlace> postgres_place() {
  const char* const url = std::getenv("JSS_TEST_POSTGRES");
  return url == nullptr ? nullptr : std::make_unique<PostgresPlace>(url);
}

std::unique_ptr<LedgerPlace> memory_place() { return std::make_unique<MemoryPlace>(); }
std::unique_ptr<LedgerPlace> sqlite_place() { return std::make_unique<SqlitePlace>(); }

}  // namespace jss::ledger
