// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/change.h"

#include <gtest/gtest.h>

#include <string>

namespace jss::insight {
namespace {

using scoring::ContractState;
using scoring::Policy;

constexpr Day kToday{20634};  // 2026-06-30

// A paid contract that ended `days_ago`, with stars.
ContractState ended(int days_ago, std::int16_t stars) {
  ContractState contract;
  contract.started_on = kToday - (days_ago + 10);
  contract.ended_on = kToday - days_ago;
  contract.first_paid_on = contract.last_paid_on = contract.ended_on;
  contract.earned = {10'000};
  contract.ended_by = scoring::EndedBy::client;
  contract.stars = stars;
  return contract;
}

Policy plain_policy() {
  Policy policy;
  policy.id = "plain";
  policy.rules.windows.months = {24};
  policy.rules.satisfaction.stars_success = 400;
  policy.rules.satisfaction.stars_failure = 300;
  return policy;
}

// What is known on `kToday` of contracts c1, c2, …, each with its own client.
history::Chronicle chronicle_of(const std::vector<ContractState>& contracts) {
  scoring::ContractTableBuilder builder;
  for (std::size_t i = 0; i < contracts.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    const auto problem = builder.add({.contract_id = "c" + number,
                                      .freelancer_id = "ana",
                                      .client_id = "client" + number,
                                      .state = contracts[i],
                                      .title = {},
                                      .client_name = {},
                                      .group = {}});
    EXPECT_FALSE(problem) << problem->field << " " << problem->message;
  }
  return history::Chronicle::of_table(builder.finish(), {0});
}

std::string points_text(std::optional<std::int64_t> points) {
  return points ? std::to_string(*points) : "none";
}

// "why contract points", one a line, in order.
std::string text_of(const Change& change) {
  std::string text;
  for (const ChangePart& part : change.parts) {
    text += std::string(to_string(part.why)) + " " + part.contract +
            (part.line ? std::string(to_string(*part.line)) : "") + " " + points_text(part.points) +
            "\n";
  }
  return text;
}

// A contract that begins to count `days` after `kToday`.
ContractState ended_in(int days, std::int16_t stars) {
  ContractState contract = ended(-days, stars);
  contract.started_on = contract.started_on - 20;
  return contract;
}

void add(history::Chronicle& chronicle, const std::string& id, int days, std::int16_t stars) {
  chronicle.add({.contract = id, .client = "client of " + id}, kToday + days,
                ended_in(days, stars));
}

Change change_of(const history::Chronicle& chronicle, const Policy& policy, int days) {
  return explain_change(chronicle, scoring::PolicyCalendar::pinned(policy), kToday, kToday + days);
}

TEST(Change, GivesTheOnlyCauseTheWholeChange) {
  history::Chronicle chronicle = chronicle_of({ended(0, 500)});
  add(chronicle, "c2", 3, 100);
  const Change change = change_of(chronicle, plain_policy(), 5);
  EXPECT_EQ(change.points, -5000);
  ASSERT_EQ(change.parts.size(), 1U);
  const ChangePart& part = change.parts[0];
  EXPECT_EQ(part.why, ChangeCause::entered);
  EXPECT_EQ(part.contract, "c2");
  EXPECT_EQ(part.points, -5000);
  EXPECT_EQ(part.day, kToday + 3);
  EXPECT_EQ(part.window, 24);
  EXPECT_EQ(part.weight_before, 0);
  EXPECT_EQ(part.weight_after, 1000);
  EXPECT_EQ(part.outcome->why, scoring::Why::negative_feedback);
  ASSERT_EQ(change.days.size(), 1U);
  EXPECT_EQ(scoring::points(*change.days[0].score.decisive()->value), 50);
  EXPECT_TRUE(change.exact);
}

TEST(Change, HasNoPartsWhereNothingHappens) {
  const Change change = change_of(chronicle_of({ended(0, 500), ended(5, 100)}), plain_policy(), 90);
  EXPECT_EQ(change.points, 0);
  EXPECT_TRUE(change.parts.empty());
  EXPECT_TRUE(change.days.empty());
}

TEST(Change, SharesEquallyBetweenEqualsAndPutsTheRestIntoRounding) {
  history::Chronicle chronicle = chronicle_of({ended(0, 500), ended(0, 500), ended(0, 500)});
  for (const char* id : {"d1", "d2", "d3"}) add(chronicle, id, 1, 100);
  EXPECT_EQ(text_of(change_of(chronicle, plain_policy(), 1)),
            "entered d1 -1667\n"
            "entered d2 -1667\n"
            "entered d3 -1667\n"
            "rounding  1\n");
}

TEST(Change, TakesTheMeanOverBothOrdersOfASuccessAndAFailure) {
  history::Chronicle chronicle = chronicle_of({ended(0, 500), ended(0, 100)});
  add(chronicle, "good", 1, 500);
  add(chronicle, "poor", 1, 100);
  // First the good one: 50 to 66.67 to 50; first the poor one: 50 to 33.33 to 50.
  EXPECT_EQ(text_of(change_of(chronicle, plain_policy(), 1)),
            "entered good 1667\n"
            "entered poor -1667\n");
}

TEST(Change, SaysThatAContractAgedOut) {
  Policy policy = plain_policy();
  policy.rules.windows.months = {6};
  const history::Chronicle chronicle = chronicle_of({ended(180, 100), ended(0, 500)});
  EXPECT_EQ(text_of(change_of(chronicle, policy, 10)), "aged_out c1 5000\n");
}

TEST(Change, SaysThatAPartOfALongContractAgedOut) {
  Policy policy = plain_policy();
  policy.rules.windows.months = {6};
  policy.rules.length.mode = scoring::LengthMode::units;
  policy.rules.length.cap = 8;
  ContractState lengthy = ended(0, 500);
  lengthy.started_on = lengthy.first_paid_on = kToday - 265;
  const Change change = change_of(chronicle_of({lengthy, ended(0, 100)}), policy, 20);
  // Of three units the first, whose day is 176 days ago, is gone.
  ASSERT_EQ(change.parts.size(), 1U);
  EXPECT_EQ(change.parts[0].why, ChangeCause::aged_out);
  EXPECT_EQ(change.parts[0].weight_before, 3000);
  EXPECT_EQ(change.parts[0].weight_after, 2000);
  EXPECT_EQ(change.parts[0].points, 6667 - 7500);
}

TEST(Change, SaysThatAPaymentMovedAContractToAnotherTier) {
  Policy policy = plain_policy();
  policy.rules.size.tiers = {{Cents{0}, 1000}, {Cents{50'000}, 3000}};
  history::Chronicle chronicle = chronicle_of({ended(0, 500), ended(0, 100)});
  ASSERT_TRUE(chronicle.change("c1", kToday + 2, [](ContractState& contract) {
    contract.earned = {50'000};
    contract.last_paid_on = kToday + 2;
  }));
  EXPECT_EQ(text_of(change_of(chronicle, policy, 5)), "reweighed c1 2500\n");
}

TEST(Change, TellsRemovedFeedbackFromOtherNewOutcomes) {
  history::Chronicle chronicle =
      chronicle_of({ended(0, 500), ended(0, 100), ended(0, 100), ended(0, 100)});
  ASSERT_TRUE(chronicle.change("c2", kToday + 1,
                               [](ContractState& contract) { contract.feedback_removed = true; }));
  ASSERT_TRUE(chronicle.change("c3", kToday + 2,
                               [](ContractState& contract) { contract.excluded = true; }));
  ASSERT_TRUE(
      chronicle.change("c4", kToday + 3, [](ContractState& contract) { contract.stars = 500; }));
  const Change change = change_of(chronicle, plain_policy(), 5);
  EXPECT_EQ(text_of(change),
            "feedback_removed c2 833\n"
            "outcome_changed c3 1667\n"
            "outcome_changed c4 5000\n");
  EXPECT_EQ(change.parts[1].outcome->why, scoring::Why::review);
}

TEST(Change, TellsOfAClientWhoIsFlaggedAndCleared) {
  history::Chronicle chronicle = chronicle_of({ended(0, 500), ended(0, 100)});
  const auto stand = [&chronicle](Day day, scoring::Standing standing) {
    ASSERT_TRUE(chronicle.change(
        "c2", day, [standing](ContractState& contract) { contract.client_standing = standing; }));
  };
  stand(kToday + 1, scoring::Standing::flagged);
  stand(kToday + 7, scoring::Standing::good);
  EXPECT_EQ(text_of(change_of(chronicle, plain_policy(), 9)),
            "client_flagged c2 5000\n"
            "client_cleared c2 -5000\n");
}

TEST(Change, GivesSilenceAndSignalsPartsOfTheirOwn) {
  Policy policy = plain_policy();
  policy.rules.silence.tolerated = 0;
  policy.rules.silence.weight = 1000;
  policy.rules.signals.profile = 1000;
  scoring::ContractTableBuilder builder;
  EXPECT_FALSE(builder.add({.contract_id = "c1",
                            .freelancer_id = "ana",
                            .client_id = "k",
                            .state = ended(0, 500),
                            .title = {},
                            .client_name = {},
                            .group = {}}));
  builder.set_profile("ana", 50);
  history::Chronicle chronicle = history::Chronicle::of_table(builder.finish(), {0});
  chronicle.add({.contract = "mute", .client = "other"}, kToday + 1, [] {
    ContractState contract = ended_in(-20, scoring::kNoStars);
    contract.ended_by = scoring::EndedBy::freelancer;
    return contract;
  }());
  const Change change = change_of(chronicle, policy, 1);
  EXPECT_EQ(text_of(change), "silence silence -2500\n");
  EXPECT_EQ(change.parts[0].line, Line::silence);
  EXPECT_EQ(change.parts[0].weight_after, 1000);
  // Without a contract that counts the signal is absent: it goes with the only one.
  policy.rules.silence.tolerated = std::nullopt;
  history::Chronicle ending = chronicle;
  ASSERT_TRUE(
      ending.change("c1", kToday + 1, [](ContractState& contract) { contract.excluded = true; }));
  EXPECT_EQ(text_of(change_of(ending, policy, 1)),
            "outcome_changed c1 none\n"
            "signal profile none\n"
            "score_disappeared  none\n");
}

TEST(Change, SaysWhatMovedInTheWindowThatTakesOver) {
  Policy policy = plain_policy();
  policy.rules.windows.months = {24, 6};
  const history::Chronicle chronicle =
      chronicle_of({ended(180, 100), ended(200, 500), ended(0, 500)});
  const Change change = change_of(chronicle, policy, 10);
  EXPECT_EQ(text_of(change), "window_switched  3333\n");
  const ChangePart& part = change.parts.at(0);
  EXPECT_EQ(part.window, 6);
  EXPECT_EQ(part.window_before, 24);
  ASSERT_EQ(part.because.size(), 1U);
  EXPECT_EQ(part.because[0].why, ChangeCause::aged_out);
  EXPECT_EQ(part.because[0].contract, "c1");
}

TEST(Change, TakesTheMeanOfBothWindowsOfATrend) {
  Policy policy = plain_policy();
  policy.rules.windows.trending = true;
  // As long as it is in no window of three months, the failure costs six months and all others.
  history::Chronicle chronicle =
      chronicle_of({ended(100, 100), ended(0, 500), ended(1, 500), ended(2, 500)});
  add(chronicle, "bad", 1, 100);
  const Change change = change_of(chronicle, policy, 1);
  // Six months: 3/4 to 3/5; three months: 1 to 3/4.
  EXPECT_EQ(text_of(change), "entered bad -2000\n");
  EXPECT_EQ(change.parts.at(0).window, 0);
  EXPECT_EQ(change.parts.at(0).weight_after, 2000);
}

TEST(Change, LetsNewRulesActFirstAndAlone) {
  Policy old_rules = plain_policy();
  old_rules.effective_from = kToday - 100;
  Policy new_rules = plain_policy();
  new_rules.id = "new";
  new_rules.effective_from = kToday + 2;
  new_rules.rules.windows.months = {12};
  new_rules.rules.factor.failure = 2000;
  const std::vector<Policy> policies{old_rules, new_rules};
  history::Chronicle chronicle = chronicle_of({ended(0, 500), ended(0, 100)});
  add(chronicle, "c3", 2, 500);
  const Change change =
      explain_change(chronicle, scoring::PolicyCalendar::series(policies), kToday, kToday + 3);
  // 1 of 2 to 1 of 3, in a window that the old rules do not have; then 2 of 4.
  EXPECT_EQ(text_of(change),
            "policy_changed  -1667\n"
            "entered c3 1667\n");
  EXPECT_EQ(change.parts.at(0).policy, "new");
  EXPECT_EQ(change.parts.at(1).window, 12);
}

TEST(Change, LooksAtTheWindowThatDecidesAfterWhereNewRulesLeaveNoScore) {
  Policy old_rules = plain_policy();
  old_rules.effective_from = kToday - 100;
  Policy new_rules = plain_policy();
  new_rules.effective_from = kToday + 2;
  new_rules.rules.gate.outcomes = 3;
  new_rules.rules.factor.failure = 2000;
  const std::vector<Policy> policies{old_rules, new_rules};
  history::Chronicle chronicle = chronicle_of({ended(0, 500), ended(0, 100)});
  add(chronicle, "c3", 2, 500);
  EXPECT_EQ(text_of(explain_change(chronicle, scoring::PolicyCalendar::series(policies), kToday,
                                   kToday + 3)),
            "policy_changed  -1667\n"
            "entered c3 1667\n");
}

TEST(Change, SaysThatNewRulesTookTheScoreAway) {
  Policy old_rules = plain_policy();
  old_rules.effective_from = kToday - 100;
  Policy new_rules = plain_policy();
  new_rules.effective_from = kToday + 2;
  new_rules.rules.gate.outcomes = 3;
  const std::vector<Policy> policies{old_rules, new_rules};
  EXPECT_EQ(text_of(explain_change(chronicle_of({ended(0, 500), ended(0, 100)}),
                                   scoring::PolicyCalendar::series(policies), kToday, kToday + 3)),
            "policy_changed  none\n"
            "score_disappeared  none\n");
}

TEST(Change, SaysNothingOfNewRulesThatMoveNothing) {
  Policy old_rules = plain_policy();
  old_rules.effective_from = kToday - 100;
  Policy new_rules = plain_policy();
  new_rules.effective_from = kToday + 2;
  new_rules.rules.factor.failure = 2000;
  const std::vector<Policy> policies{old_rules, new_rules};
  EXPECT_TRUE(explain_change(chronicle_of({ended(0, 500)}),
                             scoring::PolicyCalendar::series(policies), kToday, kToday + 3)
                  .parts.empty());
}

TEST(Change, CountsAScoreThatComesBackAgainstTheLastOneBefore) {
  Policy policy = plain_policy();
  policy.rules.gate.outcomes = 2;
  history::Chronicle chronicle = chronicle_of({ended(0, 500), ended(0, 100)});
  ASSERT_TRUE(chronicle.change("c2", kToday + 1,
                               [](ContractState& contract) { contract.excluded = true; }));
  add(chronicle, "c3", 5, 500);
  add(chronicle, "c4", 6, 100);
  const Change change = change_of(chronicle, policy, 8);
  EXPECT_EQ(change.points, 1667);
  EXPECT_EQ(text_of(change),
            "outcome_changed c2 none\n"
            "score_disappeared  none\n"
            "entered c3 none\n"
            "score_appeared  5000\n"
            "entered c4 -3333\n");
  EXPECT_EQ(change.days.at(0).score.reason, scoring::NoScore::too_few_outcomes);
}

TEST(Change, HasNoPointsIfEitherDayHasNoScore) {
  Policy policy = plain_policy();
  policy.rules.gate.outcomes = 2;
  history::Chronicle chronicle = chronicle_of({ended(0, 500)});
  add(chronicle, "c2", 1, 500);
  add(chronicle, "c3", 2, 100);
  const Change change = change_of(chronicle, policy, 3);
  EXPECT_EQ(change.points, std::nullopt);
  EXPECT_EQ(text_of(change),
            "entered c2 none\n"
            "score_appeared  none\n"
            "entered c3 none\n");
}

TEST(Change, SaysSoWhereTooMuchHappensAtOnceForAllOrders) {
  Policy policy = plain_policy();
  for (int i = 0; i < 14; ++i) policy.rules.size.tiers.push_back({Cents{i * 1000}, 1000 + i});
  history::Chronicle chronicle = chronicle_of({ended(0, 500), ended(0, 500)});
  for (int i = 0; i < 13; ++i) {
    ContractState state = ended_in(1, 100);
    state.earned = {i * 1000 + 1};
    chronicle.add({.contract = "d" + std::to_string(i), .client = "k" + std::to_string(i)},
                  kToday + 1, state);
  }
  const Change change = change_of(chronicle, policy, 1);
  EXPECT_FALSE(change.exact);
  std::int64_t sum = 0;
  for (const ChangePart& part : change.parts) sum += part.points.value_or(0);
  EXPECT_EQ(sum, change.points);
}

TEST(WhatChanged, NamesTheCausesOfADayWithoutPoints) {
  const Policy policy = plain_policy();
  const auto policies = scoring::PolicyCalendar::pinned(policy);
  history::Chronicle chronicle = chronicle_of({ended(0, 500)});
  add(chronicle, "c2", 1, 100);
  DayScorer before(chronicle, policies);
  DayScorer after(chronicle, policies);
  before.move_to(kToday);
  after.move_to(kToday + 1);
  const auto parts = what_changed(before, after);
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_EQ(parts[0].why, ChangeCause::entered);
  EXPECT_EQ(parts[0].contract, "c2");
  EXPECT_EQ(parts[0].points, std::nullopt);
  EXPECT_TRUE(what_changed(after, after).empty());
}

}  // namespace
}  // namespace jss::insight
