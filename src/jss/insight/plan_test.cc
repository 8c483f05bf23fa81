// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/plan.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace jss::insight {
namespace {

using history::Chronicle;
using scoring::ContractState;
using scoring::EndedBy;
using scoring::Policy;
using scoring::PolicyCalendar;

Day day(std::string_view text) { return *parse_day(text); }
const Day kToday = day("2026-06-30");

// Rules that are easy to reckon with: each contract weighs the same, one window of six months, and
// one outcome is enough.
Policy plain_policy() {
  Policy policy;
  policy.rules.windows.months = {6};
  return policy;
}

class Told {
 public:
  Told& ended(const char* client, const char* ended_on, std::int16_t stars) {
    const Day end = day(ended_on);
    ContractState state{.started_on = end - 10,
                        .ended_on = end,
                        .first_paid_on = end,
                        .last_paid_on = end,
                        .earned = {10'000},
                        .stars = stars,
                        .ended_by = EndedBy::client};
    return add("e" + std::to_string(count_), client, state);
  }
  Told& open(const char* contract, const char* client, const char* paid_on) {
    const Day paid = day(paid_on);
    ContractState state{
        .started_on = paid - 10, .first_paid_on = paid, .last_paid_on = paid, .earned = {10'000}};
    return add(contract, client, state);
  }
  Told& add(const std::string& contract, const char* client, const ContractState& state) {
    ++count_;
    EXPECT_FALSE(builder_.add({.contract_id = contract,
                               .freelancer_id = "f",
                               .client_id = client,
                               .state = state,
                               .title = {},
                               .client_name = {},
                               .group = {}}));
    return *this;
  }
  Chronicle told() { return Chronicle::of_table(builder_.finish(), {0}); }

 private:
  scoring::ContractTableBuilder builder_;
  int count_ = 0;
};

PlanAnswer plan_for(const Chronicle& chronicle, const Policy& policy, std::int64_t target,
                    Day by = add_months(kToday, 6)) {
  const auto answer = plan(chronicle, PolicyCalendar::pinned(policy),
                           {.target = target, .today = kToday, .by = by});
  EXPECT_TRUE(answer.has_value());
  return answer.value_or(PlanAnswer{});
}

const Plan& plan_of(const PlanAnswer& answer) {
  static const Plan none;
  EXPECT_TRUE(answer.plan.has_value());
  return answer.plan ? *answer.plan : none;
}

std::int64_t points(const scoring::Score& score) {
  return score.decisive() == nullptr ? -1 : scoring::points(*score.decisive()->value);
}

TEST(Plan, IsEmptyWhereTheTargetIsMet) {
  const auto answer = plan_for(Told().ended("a", "2026-06-01", 500).told(), plain_policy(), 100);
  EXPECT_TRUE(answer.already_met());
  EXPECT_EQ(plan_of(answer).reached_on, kToday);
}

TEST(Plan, WaitsUntilAFailureLeavesTheWindow) {
  // Half of a score, until the failure of 5 January leaves: it is in for the last time on 5 July.
  const auto chronicle = Told().ended("a", "2026-06-01", 500).ended("b", "2026-01-05", 100).told();
  const auto answer = plan_for(chronicle, plain_policy(), 80);
  EXPECT_FALSE(answer.already_met());
  EXPECT_TRUE(plan_of(answer).steps.empty());
  EXPECT_EQ(plan_of(answer).reached_on, day("2026-07-06"));
  EXPECT_EQ(points(plan_of(answer).idle), 100);
  // The success is in for the last time on 1 December.
  EXPECT_EQ(plan_of(answer).lost_on, day("2026-12-02"));
  EXPECT_EQ(points(plan_of(answer).score_then), -1);
}

TEST(Plan, AsksAClientRatherThanForANewJob) {
  const auto chronicle = Told()
                             .ended("a", "2026-06-01", 500)
                             .ended("b", "2026-06-02", 100)
                             .ended("b", "2026-06-03", 500)
                             .open("o1", "a", "2026-06-10")
                             .told();
  const auto answer = plan_for(chronicle, plain_policy(), 75, kToday + 30);
  ASSERT_EQ(plan_of(answer).steps.size(), 1U);
  const PlanStep& step = plan_of(answer).steps.front();
  EXPECT_EQ(plan_of(answer).effort, (Effort{.asks = 1}));
  EXPECT_EQ(step.act, (Act{.kind = ActKind::end,
                           .contract = "o1",
                           .day = kToday,
                           .by = EndedBy::client,
                           .stars = 500}));
  EXPECT_TRUE(step.needs_client);
  EXPECT_EQ(step.outcome.why, scoring::Why::positive_feedback);
  EXPECT_EQ(step.otherwise->why, scoring::Why::open);
  EXPECT_EQ(points(plan_of(answer).idle), 67);
  EXPECT_EQ(points(step.score), 75);
  EXPECT_TRUE(answer.proof.exact);
}

TEST(Plan, TakesTheFirstOfEqualContracts) {
  const auto chronicle = Told()
                             .ended("a", "2026-06-01", 500)
                             .ended("b", "2026-06-02", 100)
                             .open("o2", "a", "2026-06-10")
                             .open("o1", "a", "2026-06-10")
                             .told();
  const auto answer = plan_for(chronicle, plain_policy(), 66, kToday);
  ASSERT_EQ(plan_of(answer).steps.size(), 1U);
  EXPECT_EQ(plan_of(answer).steps.front().act.contract, "o1");
}

TEST(Plan, PausesWhatWouldLapseInSilence) {
  Policy policy = plain_policy();
  policy.rules.idle = {.days = 20, .pause_limit_days = 300, .contact_counts = false};
  policy.rules.silence = {.tolerated = 0, .weight = 1000};
  const auto chronicle = Told().ended("a", "2026-06-01", 500).open("o1", "k", "2026-06-15").told();
  // It lapses on 5 July. To end it would be silent on 14 July; only a pause lets the wait pass.
  const Day late = day("2026-07-20");
  const auto today = plan_for(chronicle, policy, 100, kToday);
  EXPECT_TRUE(today.already_met());
  policy.rules.gate.outcomes = 2;
  const auto two = Told()
                       .ended("a", "2026-06-01", 500)
                       .ended("a", "2026-01-10", 100)
                       .ended("b", "2026-06-05", 500)
                       .open("o1", "k", "2026-06-15")
                       .told();
  const auto answer = plan_for(two, policy, 100, late);
  ASSERT_EQ(plan_of(answer).steps.size(), 1U);
  EXPECT_EQ(plan_of(answer).effort, (Effort{.own = 1}));
  // The failure leaves on 11 July; by then the contract must be neither lapsed nor silent.
  EXPECT_EQ(plan_of(answer).reached_on, day("2026-07-11"));
}

TEST(Plan, StartsJobsOneAfterTheOtherWhereNothingElseHelps) {
  const auto chronicle = Told()
                             .ended("a", "2026-06-01", 500)
                             .ended("b", "2026-06-02", 500)
                             .ended("c", "2026-06-03", 100)
                             .told();
  const auto answer = plan_for(chronicle, plain_policy(), 80, day("2026-08-01"));
  EXPECT_EQ(plan_of(answer).effort, (Effort{.jobs = 2}));
  ASSERT_EQ(plan_of(answer).steps.size(), 2U);
  const Act& first = plan_of(answer).steps[0].act;
  const Act& second = plan_of(answer).steps[1].act;
  EXPECT_EQ(first.kind, ActKind::start);
  EXPECT_EQ(first.lasts, 10);
  EXPECT_EQ(first.amount, Cents{10'000});
  EXPECT_EQ(first.stars, 500);
  EXPECT_EQ(second.day, first.day + 10);
  EXPECT_EQ(plan_of(answer).reached_on, kToday + 20);
  EXPECT_FALSE(plan_of(answer).steps[0].otherwise.has_value());
}

TEST(Plan, StartsAJobForASecondClientEvenIfItWillFail) {
  Policy policy = plain_policy();
  policy.rules.gate.clients = 2;
  policy.rules.gate.client_scope = scoring::ClientScope::lifetime;
  const auto answer =
      plan_for(Told().ended("a", "2026-05-01", 100).ended("a", "2026-06-01", 100).told(), policy,
               50, kToday + 30);
  EXPECT_FALSE(answer.plan.has_value());
  ASSERT_TRUE(answer.nearest.has_value());
  EXPECT_EQ(answer.nearest->effort.jobs, 1U);
  EXPECT_EQ(points(answer.nearest->cases.at(static_cast<std::size_t>(PlanCase::usual))), 0);
}

TEST(Plan, SaysWhatHoldsIfClientsAnswerOtherwise) {
  const auto chronicle = Told()
                             .ended("k", "2026-05-01", 500)
                             .ended("k", "2026-05-02", 100)
                             .ended("k", "2026-05-03", 100)
                             .ended("k", "2026-05-04", 500)
                             .ended("k", "2026-05-05", 500)
                             .open("o1", "k", "2026-06-10")
                             .told();
  const auto answer = plan_for(chronicle, plain_policy(), 66, kToday);
  const auto& cases = plan_of(answer).cases;
  EXPECT_EQ(points(cases[static_cast<std::size_t>(PlanCase::good)]), 67);
  EXPECT_EQ(points(cases[static_cast<std::size_t>(PlanCase::usual)]), 67);
  EXPECT_EQ(points(cases[static_cast<std::size_t>(PlanCase::bad)]), 50);
}

TEST(Plan, TellsWhatComesNearestAndWhatLimitsIt) {
  const auto chronicle = Told()
                             .ended("a", "2026-06-01", 500)
                             .ended("b", "2026-06-02", 100)
                             .open("o1", "a", "2026-06-10")
                             .told();
  const auto answer = plan_for(chronicle, plain_policy(), 70, kToday + 5);
  EXPECT_FALSE(answer.plan.has_value());
  ASSERT_TRUE(answer.nearest.has_value());
  EXPECT_EQ(points(answer.nearest->cases[static_cast<std::size_t>(PlanCase::usual)]), 67);
  EXPECT_EQ(answer.nearest->effort, (Effort{.asks = 1}));
  ASSERT_EQ(answer.limits.size(), 1U);
  EXPECT_EQ(answer.limits.front().contract, "e1");
  EXPECT_EQ(answer.limits.front().points_lost, 3333);
  EXPECT_EQ(answer.limits.front().leaves_on, day("2026-12-03"));
  EXPECT_TRUE(answer.proof.exact);
}

TEST(Plan, TellsWhatReachesTheTargetSooner) {
  const auto chronicle = Told()
                             .ended("a", "2026-06-01", 500)
                             .ended("b", "2026-01-20", 100)
                             .open("o1", "a", "2026-06-10")
                             .told();
  const auto answer = plan_for(chronicle, plain_policy(), 66);
  EXPECT_TRUE(plan_of(answer).steps.empty());
  EXPECT_EQ(plan_of(answer).reached_on, day("2026-07-21"));
  ASSERT_EQ(answer.sooner.size(), 1U);
  EXPECT_EQ(answer.sooner.front().reached_on, kToday);
  EXPECT_EQ(answer.sooner.front().effort, (Effort{.asks = 1}));
}

TEST(Plan, HasNothingNearWhereNoScoreIsWithinReach) {
  const auto chronicle = Told().add("o1", "k", {.started_on = day("2026-06-01")}).told();
  const auto answer = plan_for(chronicle, plain_policy(), 50, kToday + 30);
  EXPECT_FALSE(answer.plan.has_value());
  EXPECT_FALSE(answer.nearest.has_value());
  EXPECT_EQ(answer.job.contracts, 0U);
}

TEST(Plan, CountsThePlansThereAre) {
  const auto chronicle = Told().ended("a", "2026-06-01", 500).open("o1", "a", "2026-06-10").told();
  // On the first day 3 ways with one contract, on the second 5, on the third 7: no rule knows
  // idling, so there is no pause. A new job takes ten days.
  const auto answer = plan_for(chronicle, plain_policy(), 100, kToday + 2);
  EXPECT_EQ(answer.proof.plans.digits, 15U);
  EXPECT_EQ(answer.proof.plans.exponent, 0U);
  EXPECT_EQ(answer.proof.contracts, 1U);
  EXPECT_EQ(answer.proof.days, 3);
  EXPECT_EQ(answer.proof.jobs, 0U);
}

// Many contracts that differ, with a memory for few plans.
TEST(Plan, SaysWhatItMayHaveMissedWhenThereIsTooMuch) {
  Told told;
  told.ended("a", "2026-06-01", 500).ended("b", "2026-06-02", 100).ended("c", "2026-06-03", 500);
  for (int i = 0; i < 14; ++i) {
    const std::string client = "k" + std::to_string(i);
    told.open(("o" + std::to_string(10 + i)).c_str(), client.c_str(), "2026-06-10");
  }
  const auto chronicle = told.told();
  const Policy policy = plain_policy();
  PlanRequest request{.target = 90, .today = kToday, .by = kToday};
  const auto all = plan(chronicle, PolicyCalendar::pinned(policy), request);
  request.diligence.most_kept = 2;
  const auto few = plan(chronicle, PolicyCalendar::pinned(policy), request);
  ASSERT_TRUE(all.has_value() && few.has_value());
  EXPECT_TRUE(all->proof.exact);
  if (few->plan) {
    EXPECT_GE(few->plan->effort, plan_of(*all).effort);
    EXPECT_EQ(few->proof.exact, few->proof.excluded_below == Effort{});
  }
  EXPECT_LE(few->proof.exact ? Effort{} : few->proof.excluded_below, plan_of(*all).effort);
}

TEST(Plan, RefusesWhatCannotBeAsked) {
  const auto chronicle = Told().ended("a", "2026-06-01", 500).told();
  const Policy policy = plain_policy();
  const auto calendar = PolicyCalendar::pinned(policy);
  const auto problem = [&](const PlanRequest& request) {
    const auto answer = plan(chronicle, calendar, request);
    return answer ? std::string("it can be") : answer.error().message;
  };
  EXPECT_EQ(problem({.target = 0, .today = kToday, .by = kToday}),
            "target 0 is not a score from 1 to 100");
  EXPECT_EQ(problem({.target = 101, .today = kToday, .by = kToday}),
            "target 101 is not a score from 1 to 100");
  EXPECT_EQ(
      problem({.target = 90, .today = kToday, .by = kToday - 1}),
      "by 2026-06-29 is before 2026-06-30, the day in question: give that day or a later one");
  EXPECT_EQ(problem({.target = 90, .today = kToday, .by = day("2029-07-01")}),
            "by 2029-07-01 is too far ahead: give 2029-06-30 at the latest");
}

}  // namespace
}  // namespace jss::insight
