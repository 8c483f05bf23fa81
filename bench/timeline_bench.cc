// SPDX-License-Identifier: Apache-2.0
// How much a timeline saves against asking on every day, what reasons cost beside a bare score, and
// how long advice on many open contracts takes (docs/performance.md).
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "bench/draws.h"
#include "bench/measuring.h"
#include "bench/policy_benchmarks.h"
#include "jss/history/replay.h"
#include "jss/insight/advice.h"
#include "jss/insight/timeline.h"
#include "jss/io/policy_series.h"

namespace jss::bench {
namespace {

using history::Chronicle;
using history::Event;
using scoring::PolicyCalendar;

constexpr std::int32_t kYears = 3;
constexpr int kContracts = 100;
constexpr std::uint32_t kClients = 60;

// Three years that could be somebody's: contracts from a day's work to a year's, with payments,
// contacts, ends and feedback; and other people's contracts with the same clients.
class History {
 public:
  // Of a thousand contracts as many as `never_ended` stay open.
  explicit History(int others, int contracts = kContracts, std::uint32_t never_ended = 50)
      : never_ended_(never_ended) {
    for (int i = 0; i < contracts; ++i) add_contract("c" + std::to_string(i), "ana");
    for (int i = 0; i < others; ++i) {
      add_contract("o" + std::to_string(i), "f" + std::to_string(i % 40));
    }
  }

  [[nodiscard]] const std::vector<Event>& events() const { return events_; }
  [[nodiscard]] static Day first_day() { return *day_of(2023, 6, 1); }
  [[nodiscard]] static Day last_day() { return add_months(first_day(), 12 * kYears); }

 private:
  void add(Day day, history::EventBody body) {
    if (day > last_day()) return;
    events_.push_back(
        {.id = "e" + std::to_string(events_.size()), .at = start_of(day), .body = std::move(body)});
  }

  void add_contract(const std::string& id, const std::string& freelancer) {
    using history::Side;
    const Day start = first_day() + draws_.between(0, 365 * kYears - 1);
    const auto days = static_cast<std::int32_t>(
        draws_.from_quantiles(std::array<std::int64_t, 6>{1, 7, 14, 30, 90, 400}));
    add(start, history::ContractStarted{.contract = id,
                                        .freelancer = freelancer,
                                        .client = "k" + std::to_string(draws_.below(kClients))});
    for (Day day = start + std::min(days, 7); day <= start + days; day = day + 28) {
      add(day, history::Paid{id, Cents{draws_.between(2'000, 60'000)}});
      if (draws_.chance(300)) add(day, history::Contacted{id, Side::freelancer});
    }
    if (draws_.chance(never_ended_)) return;
    const Day end = start + days;
    add(end, history::ContractEnded{id, history::Actor::client, scoring::EndReason::none});
    if (draws_.chance(700)) {
      const bool good = draws_.chance(900);
      add(end + draws_.between(0, 10),
          history::FeedbackGiven{.contract = id,
                                 .from = Side::client,
                                 .stars = static_cast<std::int16_t>(good ? 500 : 200)});
      add(end + draws_.between(0, 10),
          history::FeedbackGiven{.contract = id, .from = Side::freelancer, .stars = 500});
    }
  }

  std::uint32_t never_ended_;
  Draws draws_{7};
  std::vector<Event> events_;
};

// Each day by itself, from the events: what anybody can do who has a score.
void replay_each_day(const History& history, const scoring::Policy& policy) {
  for (Day day = History::first_day(); day <= History::last_day(); day = day + 1) {
    const scoring::ContractTable table = history::replay(history.events(), day);
    const auto records = client_records(table, policy.rules, day);
    const auto freelancer = table.find_freelancer("ana");
    if (!freelancer) continue;
    benchmark::DoNotOptimize(scoring::score(table, *freelancer, {policy.rules, day, records}));
  }
}

// Each day by itself, but from the chronicle.
void ask_each_day(const Chronicle& chronicle, const PolicyCalendar& rules) {
  insight::DayScorer scorer(chronicle, rules);
  for (Day day = History::first_day(); day <= History::last_day(); day = day + 1) {
    scorer.move_to(day);
    benchmark::DoNotOptimize(scorer.score());
  }
}

void measure_timeline(benchmark::State& state, const scoring::Policy& policy, int others) {
  const History history(others);
  const PolicyCalendar rules = PolicyCalendar::pinned(policy);
  Moment in_timeline{};
  Moment in_replays{};
  Moment in_questions{};
  std::size_t points = 0;
  for ([[maybe_unused]] auto _ : state) {
    const Moment start = now();
    const Chronicle chronicle = Chronicle::of_events(history.events(), "ana", History::last_day());
    points = insight::timeline(chronicle, rules, History::first_day(), History::last_day())
                 .points.size();
    const Moment told = now();
    replay_each_day(history, policy);
    const Moment replayed = now();
    ask_each_day(chronicle, rules);
    in_timeline += told - start;
    in_replays += replayed - told;
    in_questions += now() - replayed;
    state.SetIterationTime((told - start).clock);
  }
  state.counters["points"] = static_cast<double>(points);
  state.counters["replays"] = in_replays.processor / in_timeline.processor;
  state.counters["questions"] = in_questions.processor / in_timeline.processor;
}

void measure_reasons(benchmark::State& state, const scoring::Policy& policy) {
  constexpr int kRepeats = 200;
  const History history(0);
  const Day day = History::last_day();
  const scoring::ContractTable table = history::replay(history.events(), day);
  const auto records = client_records(table, policy.rules, day);
  const scoring::Question question(policy.rules, day, records);
  const FreelancerIndex freelancer = *table.find_freelancer("ana");
  Moment bare{};
  Moment explained{};
  for ([[maybe_unused]] auto _ : state) {
    const Moment start = now();
    for (int i = 0; i < kRepeats; ++i) {
      benchmark::DoNotOptimize(scoring::score(table, freelancer, question));
    }
    const Moment scored = now();
    for (int i = 0; i < kRepeats; ++i) {
      benchmark::DoNotOptimize(insight::explain(table, freelancer, question));
    }
    const Moment done = now();
    bare += scored - start;
    explained += done - scored;
    state.SetIterationTime((done - scored).clock / kRepeats);
  }
  state.counters["scores"] = explained.processor / bare.processor;
}

void measure_advice(benchmark::State& state, const scoring::Policy& policy) {
  const History history(0, 200, 300);
  const PolicyCalendar rules = PolicyCalendar::pinned(policy);
  const Chronicle chronicle = Chronicle::of_events(history.events(), "ana", History::last_day());
  Moment advised{};
  std::size_t open = 0;
  for ([[maybe_unused]] auto _ : state) {
    const Moment start = now();
    open = insight::advise(chronicle, rules, History::last_day()).contracts.size();
    const Moment done = now();
    advised += done - start;
    state.SetIterationTime((done - start).clock);
  }
  state.counters["open"] = static_cast<double>(open);
  state.counters["cpu_ms"] = advised.processor * 1000 / static_cast<double>(state.iterations());
}

void register_advice(const io::PolicySeries& policies) {
  for (const scoring::Policy& policy : policies.policies()) {
    benchmark::RegisterBenchmark(
        ("advice/" + policy.id).c_str(),
        [&policy](benchmark::State& state) { measure_advice(state, policy); })
        ->UseManualTime()
        ->Iterations(1)
        ->Unit(benchmark::kMillisecond);
  }
}

void register_all(const io::PolicySeries& policies) {
  for (const char* const id : {"2015-03", "2024-09", "2026-01", "broad"}) {
    const scoring::Policy& policy = *policies.find(id);
    for (const int others : {0, 1000}) {
      const std::string name =
          std::string("timeline/") + id + "/" + std::to_string(others) + "_others";
      benchmark::RegisterBenchmark(
          name.c_str(),
          [&policy, others](benchmark::State& state) { measure_timeline(state, policy, others); })
          ->UseManualTime()
          ->Iterations(others == 0 ? 5 : 1)
          ->Unit(benchmark::kMillisecond);
    }
    benchmark::RegisterBenchmark(
        (std::string("reasons/") + id).c_str(),
        [&policy](benchmark::State& state) { measure_reasons(state, policy); })
        ->UseManualTime()
        ->Iterations(50)
        ->Unit(benchmark::kMicrosecond);
  }
}

}  // namespace
}  // namespace jss::bench

int main(int argc, char** argv) {
  return jss::bench::run_with_policies(argc, argv, [](const jss::io::PolicySeries& policies) {
    jss::bench::register_all(policies);
    jss::bench::register_advice(policies);
  });
}
