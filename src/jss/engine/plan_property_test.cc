// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "jss/engine/embedded_calendars.h"
#include "jss/history/random_history.h"
#include "jss/insight/day_scorer.h"
#include "jss/insight/plan.h"

namespace jss::engine {
namespace {

using history::Chronicle;
using history::RandomHistory;
using insight::Act;
using insight::ActKind;
using insight::Effort;
using insight::PlanAnswer;
using insight::PlanRequest;
using scoring::ContractState;
using scoring::ContractTable;
using scoring::EndedBy;
using scoring::Policy;
using scoring::PolicyCalendar;
using scoring::Score;

// A policy as it is, or one whose days are so short that all of them end within a few days.
Policy random_policy() {
  Policy policy =
      all_policies()[static_cast<std::size_t>(uniform(0, static_cast<int>(all_policies().size())))];
  if (uniform(0, 3) == 0) return policy;
  scoring::Rules& rules = policy.rules;
  rules.feedback_days = uniform(0, 4);
  if (rules.idle.days) rules.idle.days = uniform(1, 40);
  if (rules.idle.pause_limit_days) rules.idle.pause_limit_days = uniform(1, 6);
  rules.unpaid.prompt_days = uniform(0, 60);
  rules.gate.outcomes = uniform(1, 4);
  rules.gate.clients = uniform(1, 3);
  if (uniform(0, 2) == 0) rules.long_term.days = uniform(10, 60);
  return policy;
}

// Whom does an act need, and which of two does a plan prefer?
int rank(const Act& act) {
  if (act.kind == ActKind::pause) return 1;
  return act.by == EndedBy::client ? 2 : 0;
}

/// One thing that may be done about a contract by some day, with the state that it leads to.
struct Possible {
  std::optional<Act> act;
  ContractState state;

  [[nodiscard]] std::tuple<int, Day> preference() const {
    return act ? std::tuple(rank(*act), act->day) : std::tuple(3, kNoDay);
  }
};

/// A set of acts that was tried.
struct Tried {
  Effort effort;
  Day day;
  std::vector<std::tuple<int, Day>> preference;
  std::vector<Act> acts;

  [[nodiscard]] auto key() const { return std::tie(effort, day, preference); }
};

/// Every plan there is, each tried by itself.
class BruteForce {
 public:
  BruteForce(const Chronicle& chronicle, const PolicyCalendar& policies, const PlanRequest& request,
             const PlanAnswer& answer)
      : chronicle_(chronicle), policies_(policies), request_(request), answer_(answer) {}

  /// By shown score, the best plan that reaches exactly that.
  std::map<std::int64_t, Tried> run() {
    const auto& job = answer_.job;
    std::vector<Act> jobs;
    Day busy_until = request_.today;
    while (true) {
      try_with(jobs, busy_until);
      if (job.contracts == 0 || request_.by - busy_until < job.lasts) return best_;
      jobs.push_back({.kind = ActKind::start,
                      .contract = "job" + std::to_string(jobs.size()),
                      .day = busy_until,
                      .by = EndedBy::client,
                      .stars = job.usual.stars,
                      .recommend = job.usual.recommend,
                      .amount = job.earned,
                      .lasts = job.lasts});
      busy_until = busy_until + job.lasts;
    }
  }

 private:
  void try_with(const std::vector<Act>& jobs, Day busy_until) {
    const Chronicle busy = *imagine(chronicle_, jobs, request_.today);
    table_ = busy.table_on(busy_until);
    jobs_ = static_cast<std::uint32_t>(jobs.size());
    for (Day day = busy_until; day <= request_.by; day = day + 1) {
      day_ = day;
      find_possible();
      tried_ = Tried{.effort = {.jobs = jobs_}, .day = day, .preference = {}, .acts = {}};
      try_from(0);
    }
  }

  void find_possible() {
    rows_.clear();
    possible_.clear();
    const auto range = table_.rows_of(*table_.find_freelancer(chronicle_.freelancer()));
    for (std::uint32_t row = range.begin; row < range.end; ++row) {
      const ContractState state = table_.state(row);
      if (!state.ended() && state.started_on <= request_.today) rows_.push_back(row);
    }
    std::sort(rows_.begin(), rows_.end(), [this](std::uint32_t a, std::uint32_t b) {
      return table_.contract_id(a) < table_.contract_id(b);
    });
    for (const std::uint32_t row : rows_) possible_.push_back(possible(row));
  }

  std::vector<Possible> possible(std::uint32_t row) {
    const std::string id(table_.contract_id(row));
    std::vector<Possible> found{{std::nullopt, table_.state(row)}};
    const auto client = table_.client_id(table_.client[row]);
    const auto& outlook = *std::find_if(answer_.outlooks.begin(), answer_.outlooks.end(),
                                        [&](const auto& o) { return o.client == client; });
    for (Day day = request_.today; day <= day_; day = day + 1) {
      std::vector<Act> acts{
          {.kind = ActKind::end, .contract = id, .day = day, .by = EndedBy::freelancer},
          {.kind = ActKind::end,
           .contract = id,
           .day = day,
           .by = EndedBy::client,
           .stars = outlook.usual.stars,
           .recommend = outlook.usual.recommend}};
      if (!table_.paused_on[row].present() && policies_.on(day_)->rules.idle.days) {
        acts.push_back({.kind = ActKind::pause, .contract = id, .day = day});
      }
      for (const Act& act : acts) {
        const auto imagined = insight::imagine(chronicle_, {&act, 1}, request_.today);
        found.push_back({act, imagined->own_contract(id, day)->state});
        // Acts do not pay; the text behind the state goes with `imagined`.
        found.back().state.paid_stretches = table_.state(row).paid_stretches;
      }
    }
    return found;
  }

  void put(std::uint32_t row, const ContractState& state) {
    table_.ended_on[row] = state.ended_on;
    table_.feedback_on[row] = state.feedback_on;
    table_.paused_on[row] = state.paused_on;
    table_.resumed_on[row] = state.resumed_on;
    table_.stars[row] = state.stars;
    table_.recommend[row] = state.recommend;
    table_.ended_by[row] = state.ended_by;
  }

  void try_from(std::size_t at) {
    if (at == rows_.size()) {
      note();
      return;
    }
    for (const Possible& possible : possible_[at]) {
      const Tried before = tried_;
      if (possible.act) {
        tried_.acts.push_back(*possible.act);
        ++(rank(*possible.act) == 2 ? tried_.effort.asks : tried_.effort.own);
      }
      tried_.preference.push_back(possible.preference());
      put(rows_[at], possible.state);
      try_from(at + 1);
      tried_ = before;
    }
    put(rows_[at], possible_[at].front().state);
  }

  void note() {
    const scoring::Rules& rules = policies_.on(day_)->rules;
    const auto records = client_records(table_, rules, day_);
    const Score score = scoring::score(table_, *table_.find_freelancer(chronicle_.freelancer()),
                                       {rules, day_, records});
    if (score.decisive() == nullptr) return;
    const auto [place, is_new] =
        best_.try_emplace(scoring::points(*score.decisive()->value), tried_);
    if (!is_new && tried_.key() < place->second.key()) place->second = tried_;
  }

  const Chronicle& chronicle_;
  const PolicyCalendar& policies_;
  const PlanRequest& request_;
  const PlanAnswer& answer_;
  ContractTable table_;
  std::uint32_t jobs_ = 0;
  Day day_;
  std::vector<std::uint32_t> rows_;
  std::vector<std::vector<Possible>> possible_;
  Tried tried_;
  std::map<std::int64_t, Tried> best_;
};

std::set<std::tuple<std::string, int, Day>> words(const std::vector<Act>& acts) {
  std::set<std::tuple<std::string, int, Day>> words;
  for (const Act& act : acts) {
    if (act.kind != ActKind::start) words.insert({act.contract, rank(act), act.day});
  }
  return words;
}

std::vector<Act> acts_of(const insight::Plan& plan) {
  std::vector<Act> acts;
  for (const insight::PlanStep& step : plan.steps) acts.push_back(step.act);
  return acts;
}

std::size_t open_contracts(const Chronicle& chronicle, Day day) {
  std::size_t open = 0;
  for (const auto& own : chronicle.own_contracts(day)) {
    open += !own.state.ended() && own.state.started_on <= day ? 1U : 0U;
  }
  return open;
}

// A freelancer with at most so many open contracts on some day.
Chronicle random_chronicle(std::size_t most_open, Day& today) {
  const auto events = RandomHistory().events();
  for (int attempt = 0; attempt < 20; ++attempt) {
    today = RandomHistory::kFirst + uniform(100, RandomHistory::kDays);
    Chronicle chronicle = Chronicle::of_events(events, "f0", today);
    if (chronicle.first_own_day().present() && chronicle.first_own_day() <= today &&
        open_contracts(chronicle, today) <= most_open) {
      return chronicle;
    }
  }
  RC_DISCARD("no day with so few open contracts");
}

// So many days that trying everything stays affordable.
std::int32_t short_horizon(std::size_t open) {
  constexpr std::int32_t kDays[] = {100, 40, 9, 3, 1, 0, 0};
  return kDays[std::min<std::size_t>(open, 6)];
}

void check_against_brute_force(const Chronicle& chronicle, const PolicyCalendar& policies,
                               PlanRequest request) {
  auto answer = plan(chronicle, policies, request);
  RC_ASSERT(answer.has_value());
  const auto best = BruteForce(chronicle, policies, request, *answer).run();
  std::vector<std::int64_t> targets{100};
  for (const auto& [points, tried] : best) {
    targets.push_back(points);
    targets.push_back(points + 1);
  }
  bool waited = false;
  for (const std::int64_t target : targets) {
    if (target < 1 || target > 100) continue;
    const Tried* wanted = nullptr;
    for (auto reached = best.lower_bound(target); reached != best.end(); ++reached) {
      if (wanted == nullptr || reached->second.key() < wanted->key()) wanted = &reached->second;
    }
    // Most scores are reached by waiting: once is enough.
    const bool waits = wanted != nullptr && wanted->effort == Effort{};
    if (waits && std::exchange(waited, true)) continue;
    request.target = target;
    answer = plan(chronicle, policies, request);
    RC_ASSERT(answer->proof.exact);
    RC_ASSERT(answer->plan.has_value() == (wanted != nullptr));
    if (wanted == nullptr) {
      RC_ASSERT(answer->nearest.has_value() == !best.empty());
      if (best.empty()) continue;
      const auto& usual =
          answer->nearest->cases[static_cast<std::size_t>(insight::PlanCase::usual)];
      RC_ASSERT(scoring::points(*usual.decisive()->value) == best.rbegin()->first);
      continue;
    }
    RC_ASSERT(answer->plan->effort == wanted->effort);
    RC_ASSERT(to_string(answer->plan->reached_on) == to_string(wanted->day));
    RC_ASSERT(words(acts_of(*answer->plan)) == words(wanted->acts));
    for (const insight::Plan& sooner : answer->sooner) {
      RC_ASSERT(sooner.reached_on < answer->plan->reached_on);
      RC_ASSERT(sooner.effort > answer->plan->effort);
    }
  }
}

RC_GTEST_PROP(Plan, TakesAsLittleAsTryingEveryActOnEveryDay, ()) {
  Day today;
  const Chronicle chronicle = random_chronicle(6, today);
  const Policy policy = random_policy();
  check_against_brute_force(chronicle, PolicyCalendar::pinned(policy),
                            {.target = 100,
                             .today = today,
                             .by = today + short_horizon(open_contracts(chronicle, today))});
}

RC_GTEST_PROP(Plan, TakesAsLittleWhereTheRulesChange, ()) {
  const auto events = RandomHistory().events();
  const Day change =
      *rc::gen::element(*day_of(2023, 12, 11), *day_of(2024, 9, 3), *day_of(2026, 1, 1));
  const Day today = change + -uniform(0, 4);
  const Chronicle chronicle = Chronicle::of_events(events, "f0", today);
  const std::size_t open = open_contracts(chronicle, today);
  if (!chronicle.first_own_day().present() || chronicle.first_own_day() > today || open > 4) {
    RC_DISCARD("too many open contracts, or none at all");
  }
  check_against_brute_force(chronicle, PolicyCalendar::series(all_policies()),
                            {.target = 100, .today = today, .by = today + short_horizon(open)});
}

// What no search over few contracts shows: whatever else is tried neither reaches more nor takes
// less.
RC_GTEST_PROP(Plan, KeepsItsPromiseAndIsBeatenByNoGuess, ()) {
  Day today;
  const Chronicle chronicle = random_chronicle(12, today);
  const PolicyCalendar policies =
      uniform(0, 3) == 0 ? PolicyCalendar::series(all_policies())
                         : PolicyCalendar::pinned(all_policies()[static_cast<std::size_t>(
                               uniform(0, static_cast<int>(all_policies().size())))]);
  const PlanRequest request{.target = uniform(50, 101), .today = today, .by = today + 60};
  const auto answer = plan(chronicle, policies, request);
  RC_ASSERT(answer.has_value());
  const auto score_with = [&](const std::vector<Act>& acts, Day day) {
    const Chronicle imagined = *imagine(chronicle, acts, today);
    insight::DayScorer scorer(imagined, policies);
    scorer.move_to(day);
    const Score score = scorer.score();
    return score.decisive() ? scoring::points(*score.decisive()->value) : -1;
  };
  const auto& best = answer->plan ? answer->plan : answer->nearest;
  std::int64_t reached = -1;
  if (best) {
    reached = score_with(acts_of(*best), best->reached_on);
    for (const Act& act : acts_of(*best)) RC_ASSERT(act.day <= best->reached_on);
  }
  RC_ASSERT(!answer->plan || reached >= request.target);
  RC_ASSERT(answer->plan || reached < request.target);
  for (int guess = 0; guess < 40; ++guess) {
    const Day day = today + uniform(0, 61);
    std::vector<Act> acts;
    Effort effort;
    for (const auto& own : chronicle.own_contracts(today)) {
      if (own.state.ended() || own.state.started_on > today || uniform(0, 3) == 0) continue;
      Act act{.kind = ActKind::end,
              .contract = own.names->contract,
              .day = today + uniform(0, day - today + 1),
              .by = uniform(0, 2) == 0 ? EndedBy::freelancer : EndedBy::client};
      if (act.by == EndedBy::client) {
        const auto& outlook =
            *std::find_if(answer->outlooks.begin(), answer->outlooks.end(),
                          [&](const auto& o) { return o.client == own.names->client; });
        act.stars = outlook.usual.stars;
        act.recommend = outlook.usual.recommend;
      }
      ++(act.by == EndedBy::client ? effort.asks : effort.own);
      acts.push_back(act);
    }
    const std::int64_t guessed = score_with(acts, day);
    if (answer->plan) {
      RC_ASSERT(guessed < request.target ||
                std::tie(answer->plan->effort, answer->plan->reached_on) <= std::tie(effort, day));
    } else {
      RC_ASSERT(guessed <= reached);
    }
  }
}

}  // namespace
}  // namespace jss::engine
