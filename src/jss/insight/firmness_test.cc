// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/firmness.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace jss::insight {
namespace {

constexpr Day kToday{20'634};

scoring::Policy plain_policy() {
  scoring::Policy policy;
  policy.id = "plain";
  policy.rules.windows.months = {24};
  policy.rules.satisfaction.stars_success = 400;
  return policy;
}

// So many good and bad jobs of one amount each, each by a client of its own.
history::Chronicle history_of(int good, int bad, std::int64_t cents = 10'000) {
  scoring::ContractTableBuilder builder;
  for (int i = 0; i < good + bad; ++i) {
    scoring::ContractState state;
    state.started_on = state.ended_on = state.first_paid_on = state.last_paid_on = kToday - i;
    state.earned = {cents};
    state.stars = i < good ? std::int16_t{500} : std::int16_t{100};
    const std::string number = std::to_string(i);
    EXPECT_FALSE(builder.add({.contract_id = "c" + number,
                              .freelancer_id = "ana",
                              .client_id = "k" + number,
                              .state = state,
                              .title = {},
                              .client_name = {},
                              .group = {}}));
  }
  const scoring::ContractTable table = builder.finish();
  return history::Chronicle::of_table(table, {0});
}

Firmness firmness_of(const history::Chronicle& chronicle, const scoring::Policy& policy) {
  return firmness(chronicle, scoring::PolicyCalendar::pinned(policy), kToday);
}

TEST(Firmness, ABadJobTakesItsShareAndGoodOnesBringItBack) {
  const scoring::Policy policy = plain_policy();
  // 8 of 9 is 88.89; 8 of 10 is 80; 88.5 needs 8 more: 16 of 18 is 88.89, 15 of 17 is 88.24.
  const Firmness firm = firmness_of(history_of(8, 1), policy);
  ASSERT_TRUE(firm.setback);
  EXPECT_EQ(firm.setback->earned.count, 10'000);
  EXPECT_EQ(firm.setback->points_lost, 889);
  EXPECT_EQ(firm.setback->jobs_to_recover, 8);
}

TEST(Firmness, APerfectScoreTakesManyJobsToComeBack) {
  const scoring::Policy policy = plain_policy();
  // 99.5 needs 199 good ones beside one bad.
  const Firmness firm = firmness_of(history_of(9, 0), policy);
  ASSERT_TRUE(firm.setback);
  EXPECT_EQ(firm.setback->points_lost, 1000);
  EXPECT_EQ(firm.setback->jobs_to_recover, 190);
}

TEST(Firmness, WithFailuresThatWeighMuchNoNumberTriedIsEnough) {
  scoring::Policy policy = plain_policy();
  policy.rules.factor.failure = 3000;
  const Firmness firm = firmness_of(history_of(9, 0), policy);
  ASSERT_TRUE(firm.setback);
  EXPECT_FALSE(firm.setback->jobs_to_recover);
}

// Eight and a half to one and a half: 0.639330… and 0.980081…, by a continued fraction elsewhere.
TEST(Firmness, TheIntervalIsThatOfJeffreys) {
  const Firmness firm = firmness_of(history_of(8, 1), plain_policy());
  ASSERT_TRUE(firm.interval);
  EXPECT_EQ(firm.interval->jobs, 9U);
  EXPECT_EQ(firm.interval->effective_jobs, 9000);
  EXPECT_EQ(firm.interval->months, 24);
  EXPECT_EQ(firm.interval->low, 6'393);
  EXPECT_EQ(firm.interval->high, 9'801);
  EXPECT_EQ(firm.interval->lowest_alike, 64);
  EXPECT_EQ(firm.interval->highest_alike, 98);
}

TEST(Firmness, NothingButSuccessIsOpenDownwardsOnly) {
  const Firmness firm = firmness_of(history_of(9, 0), plain_policy());
  ASSERT_TRUE(firm.interval);
  EXPECT_EQ(firm.interval->high, 10'000);
  EXPECT_EQ(firm.interval->highest_alike, 100);
  EXPECT_LT(firm.interval->low, 9'000);
  EXPECT_GT(firm.interval->low, 8'000);
}

TEST(Firmness, MoreJobsMakeTheIntervalNarrower) {
  const scoring::Policy policy = plain_policy();
  std::int64_t before = 10'000;
  for (const int times : {1, 2, 5, 10}) {
    const Firmness firm = firmness_of(history_of(8 * times, times), policy);
    const std::int64_t width = firm.interval->high - firm.interval->low;
    EXPECT_LT(width, before);
    before = width;
  }
}

TEST(Firmness, WithoutAScoreThereIsNothingToLose) {
  scoring::Policy policy = plain_policy();
  policy.rules.gate.outcomes = 4;
  const Firmness firm = firmness_of(history_of(2, 0), policy);
  EXPECT_EQ(firm.score.decisive(), nullptr);
  EXPECT_FALSE(firm.setback);
  EXPECT_FALSE(firm.interval);
}

}  // namespace
}  // namespace jss::insight
