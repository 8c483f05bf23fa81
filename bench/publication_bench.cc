// SPDX-License-Identifier: Apache-2.0
// What the scores of a month of daily publications cost one after the other, beside computing each
// from nothing (docs/performance.md).
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "bench/measuring.h"
#include "bench/policy_benchmarks.h"
#include "bench/population_events.h"
#include "jss/app/published_scores.h"
#include "jss/app/score_series.h"
#include "jss/app/thread_executor.h"
#include "jss/io/policy_series.h"
#include "jss/io/policy_writer.h"
#include "jss/ledger/digest.h"

namespace jss::bench {
namespace {

constexpr int kDays = 30;

// Each of what was recorded by the end of its day.
history::PublicationOpened opened_on(Day day, const scoring::Policy& policy) {
  std::string text = io::whole_policy_toml(policy);
  return {.publication = to_string(day),
          .as_of = day,
          .known_at = start_of(day + 1),
          .policy = policy.id,
          .digest = ledger::to_hex(ledger::sha256(text)),
          .text = std::move(text)};
}

void publish_days(benchmark::State& state, const scoring::Policy& policy) {
  const PopulationOptions options = population_of(22'000);
  std::vector<history::Event> events = population_events(options);
  for (history::Event& event : events) event.recorded_at = event.at;
  app::ThreadExecutor executor(2);
  Moment together{};
  Moment first{};
  Moment alone{};
  for ([[maybe_unused]] auto _ : state) {
    app::ScoreSeries series(events, executor);
    series.expect(kDays);
    double seconds = 0;
    for (int i = 0; i < kDays; ++i) {
      const auto opened = opened_on(options.as_of - (kDays - 1 - i), policy);
      const Moment start = now();
      const auto after = series.next(opened);
      const Moment took = now() - start;
      const Moment again = now();
      const auto from_nothing = app::scores_of(opened, events, executor);
      alone += now() - again;
      together += took;
      if (i == 0) first += took;
      seconds += took.clock;
      if (!after || !from_nothing || *after != *from_nothing) {
        state.SkipWithError("a publication shows something else after another");
        return;
      }
    }
    state.SetIterationTime(seconds / kDays);
  }
  const double days = kDays * static_cast<double>(state.iterations());
  const double later = days - static_cast<double>(state.iterations());
  state.counters["events"] = static_cast<double>(events.size());
  state.counters["alone_ms"] = 1e3 * alone.processor / days;
  state.counters["first_ms"] = 1e3 * first.processor / static_cast<double>(state.iterations());
  state.counters["later_ms"] = 1e3 * (together.processor - first.processor) / later;
  state.counters["times"] = alone.processor / together.processor;
}

void register_all(const io::PolicySeries& policies) {
  for (const char* const id : {"2024-09", "broad"}) {
    const scoring::Policy& policy = *policies.find(id);
    benchmark::RegisterBenchmark(
        (std::string("publications/") + id).c_str(),
        [&policy](benchmark::State& state) { publish_days(state, policy); })
        ->UseManualTime()
        ->Iterations(1)
        ->Unit(benchmark::kMillisecond);
  }
}

}  // namespace
}  // namespace jss::bench

int main(int argc, char** argv) {
  return jss::bench::run_with_policies(argc, argv, jss::bench::register_all);
}
