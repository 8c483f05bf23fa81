// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/plan.h"

#include <algorithm>
#include <cassert>
#include <set>
#include <utility>

#include "jss/insight/day_scorer.h"
#include "jss/insight/planner.h"

namespace jss::insight {
namespace {

using history::Chronicle;
using scoring::PolicyCalendar;
using scoring::Score;

constexpr int kMostMonths = 36;
// Beyond the longest window of any policy in the series: what stands then stands for good.
constexpr int kLooksAhead = 25;
constexpr std::size_t kMostLimits = 5;
constexpr std::size_t kMostSooner = 3;

bool shows_at_least(const Score& score, std::int64_t target) {
  return score.decisive() != nullptr && scoring::points(*score.decisive()->value) >= target;
}

/// A day, explained, with the table that the explanation's rows are of.
struct Sight {
  scoring::ContractTable table;
  Explanation explanation;

  [[nodiscard]] scoring::Outcome outcome_of(std::string_view contract) const {
    for (const ContractPart& part : explanation.contracts) {
      if (table.contract_id(part.row) == contract) return part.outcome;
    }
    return {};
  }
};

/// Tells what acts come to by letting them happen.
class Teller {
 public:
  Teller(const Chronicle& chronicle, const PolicyCalendar& policies, Day today,
         const Planner& planner, const UsualJob& usual)
      : chronicle_(chronicle),
        policies_(policies),
        today_(today),
        planner_(planner),
        usual_(usual) {}

  /// The plan in words that others understand. It lasts while the score stays at `target`; where
  /// there is none, at what the plan reaches.
  [[nodiscard]] Plan tell(const FoundPlan& found, std::optional<std::int64_t> target) const {
    Plan plan{.effort = found.effort, .reached_on = planner_.day_of(found)};
    plan.steps = planner_.steps_of(found);
    std::vector<Act> acts;
    const Sight idle = look(plan.reached_on, acts);
    plan.idle = idle.explanation.score;
    for (PlanStep& step : plan.steps) {
      acts.push_back(step.act);
      step.score = look(plan.reached_on, acts).explanation.score;
      if (step.act.kind != ActKind::start) step.otherwise = idle.outcome_of(step.act.contract);
    }
    const Sight done = look(plan.reached_on, acts);
    for (PlanStep& step : plan.steps) step.outcome = done.outcome_of(step.act.contract);
    for (const PlanCase which : {PlanCase::good, PlanCase::usual, PlanCase::bad}) {
      plan.cases.at(static_cast<std::size_t>(which)) =
          look(plan.reached_on, acts_in(which, acts)).explanation.score;
    }
    const Score& reached = done.explanation.score;
    assert(reached.decisive() != nullptr && "a plan reaches a score");
    look_ahead(plan, acts, target ? *target : scoring::points(*reached.decisive()->value));
    return plan;
  }

  /// What costs most points when the plan is done.
  [[nodiscard]] std::vector<Limit> limits_of(const Plan& plan) const {
    std::vector<Act> acts;
    for (const PlanStep& step : plan.steps) acts.push_back(step.act);
    const Sight done = look(plan.reached_on, acts);
    std::vector<Limit> limits;
    for (const ContractPart& part : done.explanation.contracts) {
      if (part.points_lost.value_or(0) <= 0) continue;
      limits.push_back({.contract = std::string(done.table.contract_id(part.row)),
                        .outcome = part.outcome,
                        .points_lost = *part.points_lost,
                        .leaves_on = part.leaves_on});
    }
    std::stable_sort(limits.begin(), limits.end(),
                     [](const Limit& a, const Limit& b) { return a.points_lost > b.points_lost; });
    if (limits.size() > kMostLimits) limits.resize(kMostLimits);
    return limits;
  }

 private:
  [[nodiscard]] Chronicle with(const std::vector<Act>& acts) const {
    auto imagined = imagine(chronicle_, acts, today_);
    assert(imagined && "a plan has only acts that can be");
    return imagined ? *std::move(imagined) : chronicle_;
  }

  [[nodiscard]] Sight look(Day day, const std::vector<Act>& acts) const {
    const Chronicle imagined = with(acts);
    DayScorer scorer(imagined, policies_);
    scorer.move_to(day);
    return {scorer.table(), scorer.explain()};
  }

  [[nodiscard]] std::vector<Act> acts_in(PlanCase which, std::vector<Act> acts) const {
    const auto pick = [which](const auto& expected) {
      if (which == PlanCase::good) return expected.good;
      return which == PlanCase::bad ? expected.bad : expected.usual;
    };
    for (Act& act : acts) {
      if (act.by != scoring::EndedBy::client) continue;
      const ClientAnswer answer =
          act.kind == ActKind::start ? pick(usual_) : pick(planner_.outlook_of(act.contract));
      act.stars = answer.stars;
      act.recommend = answer.recommend;
    }
    return acts;
  }

  void look_ahead(Plan& plan, const std::vector<Act>& acts, std::int64_t target) const {
    plan.looked_until = std::min(add_months(plan.reached_on, kLooksAhead), kLastDay);
    const Chronicle imagined = with(acts);
    DayScorer scorer(imagined, policies_);
    for (Day day = plan.reached_on + 1; day <= plan.looked_until; day = day + 1) {
      scorer.move_to(day);
      const Score score = scorer.score();
      if (shows_at_least(score, target)) continue;
      plan.lost_on = day;
      plan.score_then = score;
      return;
    }
  }

  const Chronicle& chronicle_;
  const PolicyCalendar& policies_;
  Day today_;
  const Planner& planner_;
  const UsualJob& usual_;
};

Result<void> check(const DayScorer& scorer, const PlanRequest& request) {
  if (request.target < 1 || request.target > 100) {
    return invalid("target " + std::to_string(request.target) + " is not a score from 1 to 100");
  }
  if (request.by < request.today) {
    return invalid("by " + to_string(request.by) + " is before " + to_string(request.today) +
                   ", the day in question: give that day or a later one");
  }
  const Day latest = std::min(add_months(request.today, kMostMonths), kLastDay);
  if (request.by > latest) {
    return invalid("by " + to_string(request.by) + " is too far ahead: give " + to_string(latest) +
                   " at the latest");
  }
  if (!scorer.freelancer()) {
    return invalid("there is no contract yet on " + to_string(request.today) +
                   ": a plan starts from what has begun");
  }
  return {};
}

std::vector<AnswerOutlook> outlooks_of(const DayScorer& scorer, Day today) {
  const auto& table = scorer.table();
  const scoring::RowRange rows = table.rows_of(*scorer.freelancer());
  std::set<std::string_view> clients;
  for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
    const scoring::ContractState state = table.state(row);
    if (!state.ended() && state.started_on <= today) {
      clients.insert(table.client_id(table.client[row]));
    }
  }
  std::vector<AnswerOutlook> outlooks;
  for (const std::string_view client : clients) {
    outlooks.push_back(
        answer_outlook(table, *scorer.freelancer(), client, scorer.policy().rules, today));
  }
  return outlooks;
}

}  // namespace

std::string_view to_string(PlanCase value) {
  constexpr std::array<std::string_view, kPlanCases> kWords{"good", "usual", "bad"};
  return kWords.at(static_cast<std::size_t>(value));
}

Result<PlanAnswer> plan(const Chronicle& chronicle, const PolicyCalendar& policies,
                        const PlanRequest& request) {
  DayScorer scorer(chronicle, policies);
  scorer.move_to(request.today);
  if (const auto fine = check(scorer, request); !fine) return tl::unexpected(fine.error());
  PlanAnswer answer{.target = request.target,
                    .today = request.today,
                    .by = request.by,
                    .now = scorer.score(),
                    .plan = {},
                    .sooner = {},
                    .nearest = {},
                    .limits = {},
                    .outlooks = outlooks_of(scorer, request.today),
                    .job = usual_job(scorer.table(), *scorer.freelancer(), scorer.question())};
  Planner planner(chronicle, policies, request, answer.outlooks, answer.job);
  const Teller teller(chronicle, policies, request.today, planner, answer.job);
  const Goal goal = Goal::of_points(request.target);
  auto found = planner.find(goal, planner.days());
  answer.proof = planner.proof(found);
  if (found) {
    answer.plan = teller.tell(*found, request.target);
    while (found && answer.sooner.size() < kMostSooner) {
      found = planner.find(goal, found->day);
      if (found) answer.sooner.push_back(teller.tell(*found, request.target));
    }
    return answer;
  }
  const auto highest = planner.highest();
  if (!highest) return answer;
  const auto nearest = planner.find(Goal::of_hundredths(*highest), planner.days());
  if (!nearest) return answer;
  answer.nearest = teller.tell(*nearest, std::nullopt);
  answer.limits = teller.limits_of(*answer.nearest);
  return answer;
}

}  // namespace jss::insight
