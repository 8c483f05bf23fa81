// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/explanation.h"

#include <gtest/gtest.h>

#include <numeric>
#include <string>

#include "jss/insight/answer_range.h"
#include "jss/insight/slice.h"

namespace jss::insight {
namespace {

using scoring::ContractRow;
using scoring::ContractState;
using scoring::ContractTable;
using scoring::Rules;

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

// A table of one freelancer, contracts c1, c2, …, each with its own client.
ContractTable table_of(const std::vector<ContractState>& contracts) {
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
  return builder.finish();
}

Rules plain_rules() {
  Rules rules;
  rules.windows.months = {24};
  rules.satisfaction.stars_success = 400;
  rules.satisfaction.stars_failure = 300;
  return rules;
}

std::int64_t sum_of_parts(const Explanation& explanation) {
  std::int64_t sum = 0;
  for (const ContractPart& part : explanation.contracts) sum += part.points_lost.value_or(0);
  for (const LinePart& part : explanation.lines) sum += part.points_lost;
  return sum;
}

TEST(Explanation, SharesTheLossByLargestRemaindersAndTheEarlierOfEquals) {
  // Two of three failed: 66.67 points lost, 33.333… for each of two equal contracts.
  const ContractTable table = table_of({ended(10, 100), ended(20, 500), ended(30, 100)});
  const Rules rules = plain_rules();
  const Explanation explanation = explain(table, {0}, {rules, kToday, {}});
  EXPECT_EQ(scoring::points_in_hundredths(*explanation.score.decisive()->value), 3333);
  EXPECT_EQ(explanation.contracts[0].points_lost, 3334);
  EXPECT_EQ(explanation.contracts[1].points_lost, 0);
  EXPECT_EQ(explanation.contracts[2].points_lost, 3333);
}

TEST(Explanation, PutsTheFloorInALineOfItsOwn) {
  Rules rules = plain_rules();
  rules.credit.failure = -1000;
  const ContractTable table = table_of({ended(10, 100), ended(20, 100), ended(30, 500)});
  const Explanation explanation = explain(table, {0}, {rules, kToday, {}});
  EXPECT_EQ(scoring::points(*explanation.score.decisive()->value), 0);
  ASSERT_EQ(explanation.lines.size(), 1U);
  EXPECT_EQ(explanation.lines[0].line, Line::floor);
  EXPECT_EQ(explanation.lines[0].points_lost, -3334);
  EXPECT_EQ(sum_of_parts(explanation), 10'000);
}

TEST(Explanation, ChargesTooMuchSilenceToNoContract) {
  Rules rules = plain_rules();
  rules.silence.tolerated = 200;
  rules.silence.weight = 500;
  ContractState silent = ended(40, scoring::kNoStars);
  silent.ended_by = scoring::EndedBy::freelancer;
  // One silent of two: 600 thousandths too many, at half weight: 300 of 1300 lost.
  const ContractTable table = table_of({ended(10, 500), silent});
  const Explanation explanation = explain(table, {0}, {rules, kToday, {}});
  ASSERT_EQ(explanation.lines.size(), 1U);
  EXPECT_EQ(explanation.lines[0].line, Line::silence);
  EXPECT_EQ(explanation.lines[0].points_lost, 2308);
  EXPECT_EQ(explanation.contracts[1].points_lost, 0);
}

TEST(Explanation, TakesTheMeanOfBothWindowsOfATrendingScore) {
  Rules rules = plain_rules();
  rules.windows.trending = true;
  // 24 months: 3 of 5; six months: 3 of 4; three months: all. Trending: (75 + 100) / 2.
  const ContractTable table =
      table_of({ended(10, 500), ended(20, 500), ended(30, 500), ended(150, 100), ended(400, 100)});
  const Explanation explanation = explain(table, {0}, {rules, kToday, {}});
  EXPECT_EQ(explanation.score.decisive()->months, 0);
  EXPECT_EQ(explanation.contracts[3].points_lost, 1250);
  // Outside the three months, but not yet outside the six: it ended on 31 January.
  EXPECT_EQ(explanation.contracts[3].leaves_on, *day_of(2026, 8, 1));
  EXPECT_EQ(explanation.contracts[4].points_lost, 0);
  EXPECT_EQ(explanation.contracts[4].leaves_on, kNoDay);
}

TEST(Explanation, TellsTheFirstDayOnWhichAContractIsGone) {
  Rules rules = plain_rules();
  rules.windows.months = {6};
  const ContractTable table = table_of({ended(0, 100)});
  const Explanation explanation = explain(table, {0}, {rules, kToday, {}});
  // 30 June plus six months is 30 December, still inside.
  EXPECT_EQ(explanation.contracts[0].leaves_on, *day_of(2026, 12, 31));
}

TEST(Explanation, HasNoPointsWithoutAScore) {
  Rules rules = plain_rules();
  rules.gate.outcomes = 2;
  const Explanation explanation = explain(table_of({ended(10, 500)}), {0}, {rules, kToday, {}});
  EXPECT_EQ(explanation.score.decisive(), nullptr);
  EXPECT_EQ(explanation.score.reason, scoring::NoScore::too_few_outcomes);
  EXPECT_EQ(explanation.contracts[0].points_lost, std::nullopt);
  EXPECT_TRUE(explanation.reasons.empty());
}

TEST(Explanation, RanksReasonsByWhatTheyCost) {
  const ContractTable table =
      table_of({ended(10, 350), ended(20, 100), ended(30, 100), ended(40, 500)});
  const Rules rules = plain_rules();
  const Explanation explanation = explain(table, {0}, {rules, kToday, {}});
  ASSERT_EQ(explanation.reasons.size(), 2U);
  EXPECT_EQ(explanation.reasons[0].code, "negative_feedback");
  EXPECT_EQ(explanation.reasons[0].points_lost, 5000);
  EXPECT_EQ(explanation.reasons[0].contracts.size(), 2U);
  EXPECT_EQ(explanation.reasons[1].code, "mixed_feedback");
  EXPECT_EQ(explanation.reasons[1].points_lost, 1250);
}

TEST(AnswerRange, GoesFromAllUnknownAnswersBadToAllGood) {
  Rules rules = plain_rules();
  rules.satisfaction.private_feedback = scoring::PrivateFeedback::decides;
  ContractState answered = ended(10, 500);
  answered.recommend = 3;
  const ContractTable table = table_of({answered, ended(20, 500), ended(30, 100)});
  const AnswerRange range = answer_range(table, {0}, {rules, kToday, {}});
  EXPECT_EQ(range.unknown, 2U);
  EXPECT_EQ(scoring::points(*range.all_bad.decisive()->value), 0);
  EXPECT_EQ(scoring::points_in_hundredths(*range.all_good.decisive()->value), 6667);
}

TEST(AnswerRange, IsThePlainScoreWhereTheRulesAskForNoAnswer) {
  const ContractTable table = table_of({ended(10, 500), ended(20, 100)});
  const Rules rules = plain_rules();
  const AnswerRange range = answer_range(table, {0}, {rules, kToday, {}});
  EXPECT_EQ(range.unknown, 0U);
  EXPECT_EQ(scoring::points(*range.all_bad.decisive()->value), 50);
}

TEST(Slice, ScoresAsTheWholeTableDoes) {
  // The client was rated down by four others, so the failure is dropped; one's own rating is not
  // among them.
  Rules rules = plain_rules();
  rules.client_record.flag_min = 4;
  rules.client_record.flag_mean = 250;
  scoring::ContractTableBuilder builder;
  for (int i = 0; i < 6; ++i) {
    const std::string name = "f" + std::to_string(i);
    ContractState contract = ended(10 + i, i == 0 ? 100 : 500);
    contract.client_stars = 200;
    ASSERT_FALSE(builder.add({.contract_id = name + "-c",
                              .freelancer_id = name,
                              .client_id = i == 5 ? "other" : "harsh",
                              .state = contract,
                              .title = {},
                              .client_name = {},
                              .group = {}}));
  }
  const ContractTable table = builder.finish();
  const auto records = scoring::client_records(table, rules, kToday);
  const scoring::Question question(rules, kToday, records);
  EXPECT_EQ(scoring::score(table, {0}, question).reason, scoring::NoScore::no_outcomes);
  const Slice unchanged = slice(table, {0}, question, [](ContractState&) {});
  EXPECT_EQ(score(unchanged, rules, kToday).reason, scoring::NoScore::no_outcomes);
  const Slice praised = slice(table, {0}, question, [](ContractState& c) { c.stars = 500; });
  EXPECT_EQ(scoring::points(*score(praised, rules, kToday).decisive()->value), 100);
}

}  // namespace
}  // namespace jss::insight
