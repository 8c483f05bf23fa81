// SPDX-License-Identifier: Apache-2.0
// How fast a contract table is read from CSV in memory, checks and sorting included
// (docs/performance.md).
#include <benchmark/benchmark.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "bench/measuring.h"
#include "jss/app/thread_executor.h"
#include "jss/io/contract_csv.h"

namespace jss::bench {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 20U;

const std::string& csv_of(std::uint64_t freelancers) {
  static std::uint64_t written = 0;
  static std::string text;
  if (written == freelancers) return text;
  text = csv_header();
  Population(population_of(freelancers)).visit_contracts([](const scoring::ContractRow& row) {
    append_csv_row(row, text);
  });
  written = freelancers;
  return text;
}

void read_csv(benchmark::State& state, std::uint64_t freelancers) {
  const std::string& text = csv_of(freelancers);
  const std::span<const std::byte> bytes = std::as_bytes(std::span(text));
  app::ThreadExecutor executor(1);
  Moment in_plain_read{};
  Moment all{};
  Moment in_finish{};
  std::uint32_t rows = 0;
  std::uint64_t allocated = 0;
  for ([[maybe_unused]] auto _ : state) {
    const std::uint64_t allocated_before = allocations();
    const Moment start = now();
    io::ContractCsvReader reader("population.csv");
    for (std::size_t at = 0; at < text.size(); at += kPiece) {
      reader.feed(std::string_view(text).substr(at, kPiece));
    }
    const Moment fed = now();
    const Result<scoring::ContractTable> table = reader.finish();
    const Moment done = now();
    allocated += allocations() - allocated_before;
    if (!table) {
      state.SkipWithError(table.error().message.c_str());
      return;
    }
    rows = table->size();
    benchmark::DoNotOptimize(read_plainly({&bytes, 1}, executor));
    in_plain_read += now() - done;
    all += done - start;
    in_finish += done - fed;
    state.SetIterationTime((done - start).clock);
  }
  const auto rounds = static_cast<std::uint64_t>(state.iterations());
  state.SetItemsProcessed(static_cast<std::int64_t>(rounds * rows));
  state.SetBytesProcessed(static_cast<std::int64_t>(rounds * text.size()));
  state.counters["cpu_ns"] = 1e9 * all.processor / (static_cast<double>(rounds) * rows);
  state.counters["sorting"] = in_finish.clock / all.clock;
  state.counters["of_read"] = in_plain_read.clock / all.clock;
  state.counters["allocs_a_row"] =
      static_cast<double>(allocated) / (static_cast<double>(rounds) * rows);
}

}  // namespace
}  // namespace jss::bench

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  for (const std::uint64_t freelancers : jss::bench::kPopulations) {
    const std::string name = "read_csv/" + std::to_string(freelancers) + "_freelancers";
    benchmark::RegisterBenchmark(
        name.c_str(),
        [freelancers](benchmark::State& state) { jss::bench::read_csv(state, freelancers); })
        ->UseManualTime()
        ->Unit(benchmark::kMillisecond);
  }
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
