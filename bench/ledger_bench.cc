// SPDX-License-Identifier: Apache-2.0
// How many events a second a ledger keeps durably in batches of 1,000, beside a bare loop of the
// same inserts into the same kind of database, in turns; and how long it takes to read a ledger as
// a source, beside an event file (docs/performance.md). PostgreSQL takes part where the variable
// JSS_TEST_POSTGRES names a server.
#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "bench/bare_loops.h"
#include "bench/event_lines.h"
#include "jss/app/ledger_import.h"
#include "jss/app/ledger_place.h"
#include "jss/app/source_opener.h"

namespace jss::bench {
namespace {

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

// A ledger's place in one of the databases, and what is done to it by hand.
class Place {
 public:
  Place() = default;
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  virtual ~Place() = default;

  /// What a user would call it; there is nothing yet.
  [[nodiscard]] virtual std::string name() const = 0;
  /// The bare loop over the finished ledger.
  [[nodiscard]] virtual std::optional<double> loop() const = 0;
};

class SqlitePlace final : public Place {
 public:
  [[nodiscard]] std::string name() const override { return "sqlite:" + folder_.file("made.db"); }
  [[nodiscard]] std::optional<double> loop() const override {
    return sqlite_loop(folder_.file("made.db"), folder_.file("bare.db"));
  }

 private:
  Folder folder_;
};

// On the server that was named; nothing is left there afterwards.
class PostgresPlace final : public Place {
 public:
  PostgresPlace() { done_ = clear() && make_postgres_schemas(url(), {kMade, kBare}); }
  ~PostgresPlace() override { clear(); }
  PostgresPlace(const PostgresPlace&) = delete;
  PostgresPlace& operator=(const PostgresPlace&) = delete;

  static const char* url() { return std::getenv("JSS_TEST_POSTGRES"); }
  [[nodiscard]] std::string name() const override {
    return done_ ? std::string(url()) + "&options=-csearch_path%3D" + kMade : "";
  }
  [[nodiscard]] std::optional<double> loop() const override {
    return postgres_loop(url(), kMade, kBare);
  }

 private:
  static constexpr const char* kMade = "jss_bench_made";
  static constexpr const char* kBare = "jss_bench_bare";

  static bool clear() { return drop_postgres_schemas(url(), {kMade, kBare}); }

  bool done_ = false;
};

template <class Database>
void append_in_batches(benchmark::State& state) {
  std::vector<std::vector<ledger::Entry>> batches;
  for (int i = 0; i < kBatches; ++i) batches.push_back(batch_of(i));
  double in_ledger = 0;
  double in_loop = 0;
  for ([[maybe_unused]] auto _ : state) {
    const Database place;
    const Clock::time_point start = Clock::now();
    {
      auto ledger = app::open_ledger(place.name(), ledger::Access::create);
      for (const auto& batch : batches) {
        if (!ledger || !ledger->append(batch, kNow, ledger::OnConflict::leave_out)) {
          state.SkipWithError("a batch was not kept");
          return;
        }
      }
    }
    const double seconds = seconds_since(start);
    const auto bare = place.loop();
    if (!bare) {
      state.SkipWithError("the bare loop failed");
      return;
    }
    in_ledger += seconds;
    in_loop += *bare;
    state.SetIterationTime(seconds);
  }
  state.SetItemsProcessed(state.iterations() * kBatch * kBatches);
  state.counters["of_bare_loop"] = in_loop / in_ledger;
}

// The events of a marketplace, in a file.
class EventFile {
 public:
  static constexpr std::uint64_t kEvents = 100'000;

  EventFile() { std::ofstream(path()) << event_lines(kEvents, 1); }
  [[nodiscard]] std::string path() const { return folder_.file("events.jsonl"); }

 private:
  Folder folder_;
};

bool import_into(const std::string& name, const EventFile& file) {
  auto ledger = app::open_ledger(name, ledger::Access::create);
  const auto counts =
      ledger ? app::import_events(*ledger, {.paths = {file.path()},
                                            .clock = [] { return kNow; },
                                            .on_rejection = [](const auto&) -> Result<void> {
                                              return invalid("an event was rejected");
                                            }})
             : Result<app::ImportCounts>(tl::unexpected(ledger.error()));
  return counts && counts->accepted == EventFile::kEvents;
}

template <class Database>
void import_file(benchmark::State& state) {
  const EventFile file;
  for ([[maybe_unused]] auto _ : state) {
    const Database place;
    const Clock::time_point start = Clock::now();
    if (!import_into(place.name(), file)) {
      state.SkipWithError("the import failed");
      return;
    }
    state.SetIterationTime(seconds_since(start));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(EventFile::kEvents));
}

// Reads a source and makes the contract table of a day. The seconds; nothing if it failed.
std::optional<double> table_of(const std::string& name) {
  const Clock::time_point start = Clock::now();
  auto source = app::open_source({.paths = {name}}, {}, day_of(kNow));
  if (!source || !source->states_on(day_of(kNow), std::nullopt)) return std::nullopt;
  return seconds_since(start);
}

template <class Database>
void read_source(benchmark::State& state) {
  const EventFile file;
  const Database place;
  if (!import_into(place.name(), file)) {
    state.SkipWithError("the import failed");
    return;
  }
  double in_ledger = 0;
  double in_file = 0;
  for ([[maybe_unused]] auto _ : state) {
    const auto seconds = table_of(place.name());
    const auto plain = table_of(file.path());
    if (!seconds || !plain) {
      state.SkipWithError("a source could not be read");
      return;
    }
    in_ledger += *seconds;
    in_file += *plain;
    state.SetIterationTime(*seconds);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(EventFile::kEvents));
  state.counters["of_file"] = in_file / in_ledger;
}

template <class Database>
void register_for(const std::string& store) {
  const auto add = [&store](const char* what, void (*function)(benchmark::State&)) {
    benchmark::RegisterBenchmark((what + ("/" + store)).c_str(), function)
        ->UseManualTime()
        ->Unit(benchmark::kMillisecond);
  };
  add("append_in_batches", append_in_batches<Database>);
  add("import_file", import_file<Database>);
  add("read_source", read_source<Database>);
}

}  // namespace
}  // namespace jss::bench

int main(int count, char** arguments) {
  benchmark::Initialize(&count, arguments);
  jss::bench::register_for<jss::bench::SqlitePlace>("sqlite");
  if (jss::bench::PostgresPlace::url() != nullptr) {
    jss::bench::register_for<jss::bench::PostgresPlace>("postgres");
  }
  benchmark::RunSpecifiedBenchmarks();
}
