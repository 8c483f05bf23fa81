// SPDX-License-Identifier: Apache-2.0
// How many events a second a ledger keeps durably in batches of 1,000, beside a bare loop of the
// same inserts into the same kind of database, in turns (docs/performance.md).
#include <benchmark/benchmark.h>
#include <sqlite3.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "jss/ledger/sqlite_ledger.h"

namespace jss::bench {
namespace {

constexpr int kBatch = 1000;
constexpr int kBatches = 50;
constexpr Timestamp kNow{1'780'000'000, 0};

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// Payments with ids in no order, as senders choose them, of 5,000 contracts; every tenth event is a
// contract's start.
std::vector<ledger::Entry> batch_of(int number) {
  std::vector<ledger::Entry> batch(kBatch);
  for (int i = 0; i < kBatch; ++i) {
    const auto serial = static_cast<std::uint64_t>(number) * kBatch + static_cast<std::uint64_t>(i);
    const std::uint64_t mixed = serial * 0x9e3779b97f4a7c15U;
    ledger::Entry& entry = batch[static_cast<std::size_t>(i)];
    entry.id = "event-" + std::to_string(mixed);
    entry.at = {1'700'000'000 + static_cast<std::int64_t>(serial), 0};
    entry.contract = "contract-" + std::to_string(mixed % 5000);
    entry.bytes = R"({"type":"paid","amount":"250.00"})";
    if (i % 10 == 0) {
      entry.freelancer = "freelancer-" + std::to_string(mixed % 1000);
      entry.client = "client-" + std::to_string(mixed % 700);
      entry.bytes = R"({"type":"contract_started","kind":"fixed"})";
      entry.aside = R"({"title":"A piece of work"})";
    }
  }
  return batch;
}

// A fresh folder, gone with the value.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "jss-bench-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::string file(const char* name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

bool run(sqlite3* database, const char* sql) {
  return sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

// Copies all rows of a finished ledger into an empty one by statements that were prepared once, in
// transactions of the same sizes. Gives the seconds; below zero if it failed.
double bare_loop(const std::string& from, const std::string& to) {
  if (!ledger::open_sqlite_ledger(to, ledger::Access::create)) return -1;
  sqlite3* database = nullptr;
  bool well =
      sqlite3_open(to.c_str(), &database) == SQLITE_OK &&
      run(database, ("ATTACH '" + from + "' AS made").c_str()) &&
      run(database,
          "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; "
          "PRAGMA cache_size = -65536; CREATE TEMP TABLE rows AS SELECT * FROM made.record; "
          "CREATE TEMP TABLE texts AS SELECT * FROM made.aside; "
          "CREATE TEMP TABLE people AS SELECT * FROM made.person; DETACH made");
  const auto prepared = [&](const char* sql) {
    sqlite3_stmt* statement = nullptr;
    well = well && sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) == SQLITE_OK;
    return statement;
  };
  sqlite3_stmt* const rows = prepared("SELECT * FROM temp.rows ORDER BY seq");
  sqlite3_stmt* const texts = prepared("SELECT * FROM temp.texts ORDER BY seq");
  sqlite3_stmt* const add = prepared("INSERT INTO record VALUES (?,?,?,?,?,?,?,?,?,?,?,?)");
  sqlite3_stmt* const add_text = prepared("INSERT INTO aside VALUES (?,?,?)");
  const auto copy = [](sqlite3_stmt* source, sqlite3_stmt* target, int columns) {
    for (int i = 0; i < columns; ++i) {
      sqlite3_bind_value(target, i + 1, sqlite3_column_value(source, i));
    }
    const bool done = sqlite3_step(target) == SQLITE_DONE;
    sqlite3_reset(target);
    return done;
  };
  const Clock::time_point start = Clock::now();
  well = well && run(database, "BEGIN IMMEDIATE; INSERT INTO person SELECT * FROM temp.people");
  bool has_text = sqlite3_step(texts) == SQLITE_ROW;
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
  return well ? seconds_since(start) : -1;
}

void append_in_batches(benchmark::State& state) {
  std::vector<std::vector<ledger::Entry>> batches;
  for (int i = 0; i < kBatches; ++i) batches.push_back(batch_of(i));
  double in_ledger = 0;
  double in_loop = 0;
  for ([[maybe_unused]] auto _ : state) {
    const Folder folder;
    const std::string made = folder.file("made.db");
    const Clock::time_point start = Clock::now();
    {
      auto ledger = ledger::open_sqlite_ledger(made, ledger::Access::create);
      for (const auto& batch : batches) {
        if (!ledger || !ledger->append(batch, kNow, ledger::OnConflict::leave_out)) {
          state.SkipWithError("a batch was not kept");
          return;
        }
      }
    }
    const double seconds = seconds_since(start);
    const double bare = bare_loop(made, folder.file("bare.db"));
    if (bare < 0) {
      state.SkipWithError("the bare loop failed");
      return;
    }
    in_ledger += seconds;
    in_loop += bare;
    state.SetIterationTime(seconds);
  }
  state.SetItemsProcessed(state.iterations() * kBatch * kBatches);
  state.counters["of_bare_loop"] = in_loop / in_ledger;
}
BENCHMARK(append_in_batches)->UseManualTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace jss::bench

BENCHMARK_MAIN();
