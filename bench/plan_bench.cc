// SPDX-License-Identifier: Apache-2.0
// How long a plan takes for somebody with many open contracts, the worst case included: that there
// is none, which takes going through everything, and what comes nearest (docs/performance.md).
#include <benchmark/benchmark.h>

#include <array>
#include <cstdlib>
#include <string>
#include <string_view>

#include "bench/draws.h"
#include "bench/policy_benchmarks.h"
#include "jss/history/chronicle.h"
#include "jss/insight/plan.h"
#include "jss/io/policy_series.h"

namespace jss::bench {
namespace {

constexpr Day kToday{20777};  // 2026-11-20
constexpr std::int32_t kAhead = 181;

scoring::ContractState paid(Draws& draws, Day start, std::int32_t days) {
  scoring::ContractState state{.started_on = start};
  if (draws.chance(850)) {
    state.earned = {draws.between(1'000, 200'000)};
    state.first_paid_on = start + draws.between(0, days);
    state.last_paid_on = state.first_paid_on + draws.between(0, start + days - state.first_paid_on);
  }
  state.last_contact_on = start + draws.between(0, days);
  return state;
}

void add(scoring::ContractTableBuilder& builder, const std::string& id, const std::string& client,
         const scoring::ContractState& state) {
  const auto problem = builder.add({.contract_id = id,
                                    .freelancer_id = "f",
                                    .client_id = client,
                                    .state = state,
                                    .title = {},
                                    .client_name = {},
                                    .group = {}});
  if (problem) std::abort();
}

// Forty contracts of two years, most of them well received, and those that are open.
history::Chronicle busy_freelancer(std::uint32_t open) {
  Draws draws(7);
  scoring::ContractTableBuilder builder;
  for (std::uint32_t i = 0; i < 40; ++i) {
    const std::int32_t days = draws.between(5, 150);
    const Day end = kToday - draws.between(0, 700);
    scoring::ContractState state = paid(draws, end - days, days);
    state.ended_on = end;
    state.ended_by = scoring::EndedBy::client;
    if (draws.chance(800)) {
      constexpr std::array<std::int16_t, 6> kStars{500, 500, 490, 460, 380, 210};
      state.stars = kStars.at(draws.below(kStars.size()));
      state.recommend = static_cast<std::int8_t>(draws.between(4, 10));
    }
    add(builder, "done" + std::to_string(i), "k" + std::to_string(draws.below(20)), state);
  }
  for (std::uint32_t i = 0; i < open; ++i) {
    const std::int32_t days = draws.between(1, 200);
    add(builder, "open" + std::to_string(i), "k" + std::to_string(draws.below(30)),
        paid(draws, kToday - days, days));
  }
  return history::Chronicle::of_table(builder.finish(), {0});
}

void plan_for(benchmark::State& state, const scoring::Policy& policy, std::uint32_t open,
              std::int64_t target) {
  const history::Chronicle chronicle = busy_freelancer(open);
  const auto policies = scoring::PolicyCalendar::pinned(policy);
  std::string answer;
  for ([[maybe_unused]] auto _ : state) {
    const auto found = insight::plan(chronicle, policies,
                                     {.target = target, .today = kToday, .by = kToday + kAhead});
    if (!found) std::abort();
    const auto& plan = found->plan ? found->plan : found->nearest;
    const auto* decisive =
        plan ? plan->cases[static_cast<std::size_t>(insight::PlanCase::usual)].decisive() : nullptr;
    answer = (found->plan ? "plan" : "none");
    if (plan) {
      answer += " " + std::to_string(plan->effort.jobs) + "+" + std::to_string(plan->effort.asks) +
                "+" + std::to_string(plan->effort.own);
    }
    if (decisive) answer += " to " + std::to_string(scoring::points(*decisive->value));
    if (!found->proof.exact) answer += ", bound";
  }
  state.SetLabel(answer);
}

void register_all(const io::PolicySeries& policies) {
  for (const std::uint32_t open : {6U, 12U, 30U}) {
    for (const char* const id :
         {"2015-03", "2020-03", "2023-12", "2024-09", "2026-01", "published", "broad"}) {
      for (const std::int64_t target : {80, 90, 95, 100}) {
        const scoring::Policy& policy = *policies.find(id);
        const std::string name = "plan/" + std::string(id) + "/" + std::to_string(open) + "_open/" +
                                 std::to_string(target);
        benchmark::RegisterBenchmark(name.c_str(), [&policy, open,
                                                    target](benchmark::State& state) {
          plan_for(state, policy, open, target);
        })->Unit(benchmark::kMillisecond);
      }
    }
  }
}

}  // namespace
}  // namespace jss::bench

int main(int argc, char** argv) {
  return jss::bench::run_with_policies(argc, argv, jss::bench::register_all);
}
