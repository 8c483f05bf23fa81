// SPDX-License-Identifier: Apache-2.0
// How fast a population is scored: client records and scores, from columns in memory
// (docs/performance.md).
#include <benchmark/benchmark.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "bench/measuring.h"
#include "bench/policy_benchmarks.h"
#include "jss/app/thread_executor.h"
#include "jss/io/policy_series.h"

namespace jss::bench {
namespace {

using scoring::ContractTable;
using scoring::Score;

// The scores at hand at one time: few enough to stay near the processor.
constexpr std::size_t kScoresAtOnce = 4096;

const ContractTable& table_of(std::uint64_t freelancers) {
  static std::uint64_t built = 0;
  static std::unique_ptr<ContractTable> table;
  if (built == freelancers) return *table;
  table.reset();
  scoring::ContractTableBuilder builder;
  Population(population_of(freelancers)).visit_contracts([&](const scoring::ContractRow& row) {
    if (builder.add(row)) std::abort();
  });
  table = std::make_unique<ContractTable>(builder.finish());
  built = freelancers;
  return *table;
}

template <class T>
std::span<const std::byte> bytes_of(const std::vector<T>& column) {
  return std::as_bytes(std::span(column));
}

// Everything that some rule may read of a row.
std::vector<std::span<const std::byte>> scored_columns(const ContractTable& table) {
  return {bytes_of(table.client),           bytes_of(table.started_on),
          bytes_of(table.ended_on),         bytes_of(table.first_paid_on),
          bytes_of(table.last_paid_on),     bytes_of(table.paused_on),
          bytes_of(table.resumed_on),       bytes_of(table.last_contact_on),
          bytes_of(table.due_on),           bytes_of(table.delivered_on),
          bytes_of(table.earned),           bytes_of(table.stars),
          bytes_of(table.client_stars),     bytes_of(table.recommend),
          bytes_of(table.ended_by),         bytes_of(table.end_reason),
          bytes_of(table.dispute),          bytes_of(table.client_standing),
          bytes_of(table.feedback_removed), bytes_of(table.excluded),
          bytes_of(table.paid_stretches)};
}

void score_everybody(const ContractTable& table, const scoring::Question& question,
                     std::vector<Score>& scores, scoring::Executor& executor) {
  const std::uint32_t count = table.freelancer_count();
  for (std::uint32_t first = 0; first < count;) {
    const std::size_t size = std::min<std::size_t>(scores.size(), count - first);
    scoring::score_freelancers(table, question, {first}, {scores.data(), size}, executor);
    benchmark::DoNotOptimize(scores.data());
    first += static_cast<std::uint32_t>(size);
  }
}

void score_population(benchmark::State& state, std::uint64_t freelancers,
                      const scoring::Policy& policy, std::size_t threads) {
  const ContractTable& table = table_of(freelancers);
  const Day as_of = population_of(freelancers).as_of;
  const std::vector<std::span<const std::byte>> columns = scored_columns(table);
  app::ThreadExecutor executor(threads);
  std::vector<Score> scores(kScoresAtOnce);
  Moment all{};
  Moment in_records{};
  Moment in_plain_read{};
  std::uint64_t allocated = 0;
  for ([[maybe_unused]] auto _ : state) {
    const std::uint64_t allocated_before = allocations();
    const Moment start = now();
    const std::vector<scoring::ClientRecord> records =
        scoring::client_records(table, policy.rules, as_of, executor);
    const Moment with_records = now();
    score_everybody(table, {policy.rules, as_of, records}, scores, executor);
    const Moment done = now();
    allocated += allocations() - allocated_before;
    benchmark::DoNotOptimize(read_plainly(columns, executor));
    const Moment read = now();
    all += done - start;
    in_records += with_records - start;
    in_plain_read += read - done;
    state.SetIterationTime((done - start).clock);
  }
  // Threads, the pieces handed to them and the records: a few for each span of scores.
  const auto rounds = static_cast<std::uint64_t>(state.iterations());
  const std::uint64_t spans = 1 + table.freelancer_count() / kScoresAtOnce;
  if (allocated > rounds * (20 + 4 * spans * threads)) {
    state.SkipWithError("something allocates for each contract or freelancer");
  }
  std::size_t bytes = 0;
  for (const auto column : columns) bytes += column.size();
  const double contracts = static_cast<double>(rounds) * table.size();
  state.SetItemsProcessed(static_cast<std::int64_t>(rounds * table.size()));
  state.SetBytesProcessed(static_cast<std::int64_t>(rounds * bytes));
  state.counters["cpu_ns"] = 1e9 * all.processor / contracts;
  state.counters["records"] = in_records.clock / all.clock;
  state.counters["of_read"] = in_plain_read.clock / all.clock;
  state.counters["allocs"] = static_cast<double>(allocated) / static_cast<double>(rounds);
}

void register_all(const io::PolicySeries& policies) {
  for (const std::uint64_t freelancers : kPopulations) {
    for (const char* const id : {"2015-03", "2024-09", "2026-01", "broad"}) {
      for (const std::size_t threads : {std::size_t{1}, std::size_t{2}}) {
        const scoring::Policy& policy = *policies.find(id);
        const std::string name = std::string("score/") + id + "/" + std::to_string(freelancers) +
                                 "_freelancers/" + std::to_string(threads) + "_threads";
        benchmark::RegisterBenchmark(name.c_str(),
                                     [&policy, freelancers, threads](benchmark::State& state) {
                                       score_population(state, freelancers, policy, threads);
                                     })
            ->UseManualTime()
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
