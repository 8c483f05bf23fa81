// SPDX-License-Identifier: Apache-2.0
// How long it takes to make the contract table of millions of events, from memory
// (docs/performance.md).
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "bench/measuring.h"
#include "bench/population_events.h"
#include "jss/app/thread_executor.h"
#include "jss/history/replay.h"

namespace jss::bench {
namespace {

using history::Event;

const std::vector<Event>& events_of(const PopulationOptions& options) {
  static std::uint64_t made = 0;
  static std::vector<Event> events;
  if (made == options.freelancers) return events;
  events = {};
  events = population_events(options);
  made = options.freelancers;
  return events;
}

void project(benchmark::State& state, std::uint64_t freelancers, std::size_t threads) {
  const PopulationOptions options = population_of(freelancers);
  const std::vector<Event>& events = events_of(options);
  app::ThreadExecutor executor(threads);
  Moment all{};
  std::uint32_t rows = 0;
  const std::uint64_t allocated = allocations();
  for ([[maybe_unused]] auto _ : state) {
    const Moment start = now();
    const scoring::ContractTable table =
        history::replay(events, options.as_of, std::nullopt, nullptr, executor);
    const Moment took = now() - start;
    rows = table.size();
    all += took;
    state.SetIterationTime(took.clock);
  }
  const double handled =
      static_cast<double>(events.size()) * static_cast<double>(state.iterations());
  state.SetItemsProcessed(static_cast<std::int64_t>(events.size()) * state.iterations());
  state.counters["events"] = static_cast<double>(events.size());
  state.counters["rows"] = static_cast<double>(rows);
  state.counters["cpu_ns"] = 1e9 * all.processor / handled;
  state.counters["allocs"] = static_cast<double>(allocations() - allocated) / handled;
}

}  // namespace
}  // namespace jss::bench

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  for (const std::uint64_t freelancers : {std::uint64_t{22'000}, std::uint64_t{220'000}}) {
    for (const std::size_t threads : {std::size_t{1}, std::size_t{2}}) {
      const std::string name = "projection/" + std::to_string(freelancers) + "_freelancers/" +
                               std::to_string(threads) + "_threads";
      benchmark::RegisterBenchmark(name.c_str(),
                                   [freelancers, threads](benchmark::State& state) {
                                     jss::bench::project(state, freelancers, threads);
                                   })
          ->UseManualTime()
          ->Iterations(1)
          ->Unit(benchmark::kMillisecond);
    }
  }
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
