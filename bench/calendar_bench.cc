// SPDX-License-Identifier: Apache-2.0
// What a day costs if only those are scored again who may have changed, beside scoring everybody
// with the same kernel on as many threads (docs/performance.md).
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "bench/draws.h"
#include "bench/measuring.h"
#include "bench/policy_benchmarks.h"
#include "jss/app/thread_executor.h"
#include "jss/insight/score_book.h"
#include "jss/io/policy_series.h"

namespace jss::bench {
namespace {

using insight::DayPass;
using insight::ScoreBook;
using scoring::ContractState;
using scoring::ContractTable;
using scoring::Score;

constexpr std::size_t kScoresAtOnce = 4096;
constexpr int kDays = 7;

const ContractTable& table_of(std::uint64_t freelancers) {
  static std::uint64_t built = 0;
  static ContractTable table;
  if (built == freelancers) return table;
  scoring::ContractTableBuilder builder;
  Population(population_of(freelancers)).visit_contracts([&](const scoring::ContractRow& row) {
    if (builder.add(row)) std::abort();
  });
  table = builder.finish();
  built = freelancers;
  return table;
}

// Something that can happen to a contract on `day`: a payment, the end, or a client's word.
void happen(ContractState& state, Day day) {
  if (!state.ended() && state.started_on <= day) {
    if (!state.first_paid_on.present()) state.first_paid_on = day;
    state.last_paid_on = day;
    state.earned = state.earned + Cents{10'000};
    state.paid_stretches = {};
  } else if (state.ended() && state.stars == scoring::kNoStars) {
    state.stars = 500;
    state.feedback_on = day;
  } else if (state.ended()) {
    state.feedback_removed = !state.feedback_removed;
  }
}

// One contract each of one freelancer in a hundred.
std::size_t put_news(ContractTable& table, Day day, std::uint32_t per_thousand, Draws& draws,
                     ScoreBook& book) {
  std::size_t count = 0;
  for (std::uint32_t i = 0; i < table.freelancer_count(); ++i) {
    if (!draws.chance(per_thousand)) continue;
    const scoring::RowRange rows = table.rows_of({i});
    const std::uint32_t row = rows.begin + draws.below(rows.size());
    ContractState state = table.state(row);
    happen(state, day);
    table.set_state(row, state);
    book.put(row, {i}, table.client[row], table.state(row));
    ++count;
  }
  return count;
}

void score_everybody(const ContractTable& table, const scoring::Rules& rules, Day day,
                     std::vector<Score>& scores, scoring::Executor& executor) {
  const auto records = scoring::client_records(table, rules, day, executor);
  const scoring::Question question(rules, day, records);
  for (std::uint32_t first = 0; first < table.freelancer_count();) {
    const std::size_t size = std::min<std::size_t>(scores.size(), table.freelancer_count() - first);
    scoring::score_freelancers(table, question, {first}, {scores.data(), size}, executor);
    benchmark::DoNotOptimize(scores.data());
    first += static_cast<std::uint32_t>(size);
  }
}

void pass_days(benchmark::State& state, const scoring::Policy& policy, std::uint64_t freelancers,
               std::uint32_t per_thousand, std::size_t threads) {
  ContractTable table = table_of(freelancers);
  app::ThreadExecutor executor(threads);
  std::vector<Score> scores(kScoresAtOnce);
  Draws draws(freelancers);
  Moment in_day{};
  Moment in_everybody{};
  Moment in_first{};
  std::size_t rescored = 0;
  std::size_t relationships = 0;
  std::size_t changed = 0;
  std::size_t bytes = 0;
  for ([[maybe_unused]] auto _ : state) {
    ScoreBook book(scoring::PolicyCalendar::pinned(policy));
    book.put_all(table);
    Day day = population_of(freelancers).as_of;
    const Moment start = now();
    benchmark::DoNotOptimize(book.move_to(day, executor));
    in_first += now() - start;
    double seconds = 0;
    for (int i = 0; i < kDays; ++i) {
      day = day + 1;
      put_news(table, day, per_thousand, draws, book);
      const Moment before = now();
      const DayPass pass = book.move_to(day, executor);
      const Moment done = now();
      score_everybody(table, policy.rules, day, scores, executor);
      in_everybody += now() - done;
      in_day += done - before;
      seconds += (done - before).clock;
      rescored += pass.rescored.size();
      relationships += pass.relationships;
      changed += pass.changed.size();
    }
    bytes = book.bytes();
    if (!book.missed(executor).empty()) state.SkipWithError("somebody was missed");
    state.SetIterationTime(seconds / kDays);
  }
  const double days = static_cast<double>(state.iterations()) * kDays;
  const auto people = static_cast<double>(table.freelancer_count());
  state.counters["times"] = in_everybody.clock / in_day.clock;
  state.counters["times_cpu"] = in_everybody.processor / in_day.processor;
  state.counters["first_day"] =
      in_first.processor * days / in_everybody.processor / static_cast<double>(state.iterations());
  state.counters["everybody_ms"] = 1e3 * in_everybody.clock / days;
  state.counters["rescored_%"] = 100 * static_cast<double>(rescored) / days / people;
  state.counters["changed_%"] = 100 * static_cast<double>(changed) / days / people;
  state.counters["parts"] = static_cast<double>(relationships) / days;
  state.counters["bytes_each"] = static_cast<double>(bytes) / people;
}

void register_all(const io::PolicySeries& policies) {
  for (const std::uint64_t freelancers : {std::uint64_t{100'000}, std::uint64_t{1'000'000}}) {
    for (const char* const id : {"2024-09", "2026-01", "broad"}) {
      for (const std::uint32_t per_thousand : {0U, 10U}) {
        const scoring::Policy& policy = *policies.find(id);
        const std::string name = std::string("day/") + id + "/" + std::to_string(freelancers) +
                                 "_freelancers/" + std::to_string(per_thousand) + "_of_1000";
        benchmark::RegisterBenchmark(name.c_str(),
                                     [&policy, freelancers, per_thousand](benchmark::State& state) {
                                       pass_days(state, policy, freelancers, per_thousand, 2);
                                     })
            ->UseManualTime()
            ->Iterations(1)
            ->Unit(benchmark::kMillisecond);
      }
    }
  }
}

}  // namespace
}  // namespace jss::bench

int main(int argc, char** argv) {
  return jss::bench::run_with_policies(argc, argv, jss::bench::register_all);
}
