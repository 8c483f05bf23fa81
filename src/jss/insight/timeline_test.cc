// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/timeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace jss::insight {
namespace {

using history::Chronicle;
using scoring::ContractState;
using scoring::ContractTable;
using scoring::Policy;
using scoring::PolicyCalendar;
using testing::ElementsAre;
using testing::IsEmpty;

Day day(const char* text) { return *parse_day(text); }

// A paid contract of a client of its own, on one day, with stars.
ContractState ended_on(const char* text, std::int16_t stars) {
  ContractState contract{.started_on = day(text), .ended_on = day(text)};
  contract.first_paid_on = contract.last_paid_on = contract.ended_on;
  contract.earned = {10'000};
  contract.ended_by = scoring::EndedBy::client;
  contract.stars = stars;
  return contract;
}

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

Policy policy_with(std::vector<int> months) {
  Policy policy;
  policy.id = "plain";
  policy.rules.windows.months = std::move(months);
  return policy;
}

std::vector<std::string> shown_days(const Timeline& timeline) {
  std::vector<std::string> days;
  for (const TimelinePoint& point : timeline.points) {
    if (point.shown) days.push_back(to_string(point.day));
  }
  return days;
}

TEST(Timeline, FallsTheDayAfterASuccessIsSixMonthsOld) {
  const Policy policy = policy_with({6});
  const auto rules = PolicyCalendar::pinned(policy);
  const Chronicle chronicle = Chronicle::of_table(
      table_of({ended_on("2025-09-13", 500), ended_on("2025-11-20", 100)}), {0});
  const Timeline line = timeline(chronicle, rules, day("2026-01-01"), day("2026-12-31"));
  EXPECT_THAT(shown_days(line), ElementsAre("2026-01-01", "2026-03-14", "2026-05-21"));
  EXPECT_EQ(scoring::points(*line.points[0].score.decisive()->value), 50);
  EXPECT_EQ(scoring::points(*line.points[1].score.decisive()->value), 0);
  EXPECT_EQ(line.points[2].score.reason, scoring::NoScore::no_outcomes);
  EXPECT_THAT(line.points[0].changes, IsEmpty());
  ASSERT_EQ(line.points[1].changes.size(), 1U);
  EXPECT_EQ(line.points[1].changes[0].why, ChangeCause::aged_out);
  EXPECT_EQ(line.points[1].changes[0].contract, "c1");
  EXPECT_EQ(last_turning_day(chronicle, rules, day("2026-01-01")), day("2026-05-21"));
}

TEST(Timeline, EndsWithTheLastDayThatHasAName) {
  const Policy policy = policy_with({6});
  const auto rules = PolicyCalendar::pinned(policy);
  const Chronicle chronicle = Chronicle::of_table(table_of({ended_on("9999-10-13", 500)}), {0});
  const Timeline line = timeline(chronicle, rules, day("9999-12-01"), kLastDay + 200);
  EXPECT_EQ(line.to, kLastDay);
  EXPECT_THAT(shown_days(line), ElementsAre("9999-12-01"));
}

TEST(Timeline, HasPointsForOtherWindowsButDoesNotShowThem) {
  const Policy policy = policy_with({24, 6});
  const auto rules = PolicyCalendar::pinned(policy);
  const Chronicle chronicle = Chronicle::of_table(table_of({ended_on("2025-11-20", 500)}), {0});
  const Timeline line = timeline(chronicle, rules, day("2026-01-01"), day("2027-01-01"));
  EXPECT_THAT(shown_days(line), ElementsAre("2026-01-01"));
  ASSERT_EQ(line.points.size(), 2U);
  EXPECT_EQ(line.points[1].day, day("2026-05-21"));
  EXPECT_FALSE(line.points[1].shown);
  EXPECT_FALSE(line.points[1].score.windows()[1].qualifies);
}

TEST(Timeline, SaysWhatLeftTheWindowThatTakesOver) {
  const Policy policy = policy_with({12, 6});
  const auto rules = PolicyCalendar::pinned(policy);
  const Chronicle chronicle = Chronicle::of_table(
      table_of({ended_on("2025-08-20", 100), ended_on("2025-11-20", 500)}), {0});
  const Timeline line = timeline(chronicle, rules, day("2026-01-01"), day("2026-03-01"));
  ASSERT_EQ(line.points.size(), 2U);
  EXPECT_EQ(line.points[1].day, day("2026-02-21"));
  const auto& changes = line.points[1].changes;
  ASSERT_EQ(changes.size(), 2U);
  EXPECT_EQ(changes[0].why, ChangeCause::aged_out);
  EXPECT_EQ(changes[0].contract, "c1");
  EXPECT_EQ(changes[0].window, 6);
  EXPECT_EQ(changes[1].why, ChangeCause::window_switched);
}

TEST(Timeline, EndsWithTheDayItIsAskedFor) {
  const Policy policy = policy_with({6});
  const auto rules = PolicyCalendar::pinned(policy);
  const Chronicle chronicle = Chronicle::of_table(table_of({ended_on("2025-09-13", 500)}), {0});
  const Day last = day("2026-03-14");
  EXPECT_EQ(timeline(chronicle, rules, last - 1, last - 1).points.size(), 1U);
  EXPECT_EQ(timeline(chronicle, rules, last - 1, last).points.size(), 2U);
  EXPECT_EQ(last_turning_day(chronicle, rules, last), last);
}

TEST(Timeline, HoldsAPointUntilTheNext) {
  const Policy policy = policy_with({6});
  const auto rules = PolicyCalendar::pinned(policy);
  const Chronicle chronicle = Chronicle::of_table(table_of({ended_on("2025-09-13", 500)}), {0});
  const Timeline line = timeline(chronicle, rules, day("2026-01-01"), day("2026-12-31"));
  EXPECT_EQ(point_on(line, day("2026-01-01")).day, day("2026-01-01"));
  EXPECT_EQ(point_on(line, day("2026-03-13")).day, day("2026-01-01"));
  EXPECT_EQ(point_on(line, day("2026-03-14")).day, day("2026-03-14"));
  EXPECT_EQ(point_on(line, day("2026-12-31")).day, day("2026-03-14"));
}

TEST(Timeline, SeesAClientGrowHarshWhenAnothersContractLapses) {
  Policy policy = policy_with({24});
  policy.rules.satisfaction.dispute_lost_fails = true;
  policy.rules.idle.days = 90;
  policy.rules.client_record = {
      .flag_min = {}, .flag_mean = 0, .harsh_min = 1, .harsh_share = 600, .harsh_factor = 500};
  const auto rules = PolicyCalendar::pinned(policy);
  scoring::ContractTableBuilder builder;
  const auto add = [&builder](const char* id, const char* freelancer, const char* client,
                              const ContractState& state) {
    const auto problem = builder.add({.contract_id = id,
                                      .freelancer_id = freelancer,
                                      .client_id = client,
                                      .state = state,
                                      .title = {},
                                      .client_name = {},
                                      .group = {}});
    EXPECT_FALSE(problem) << problem->field << " " << problem->message;
  };
  add("c1", "ana", "k", ended_on("2026-01-10", 100));
  add("c2", "ana", "other", ended_on("2026-01-20", 500));
  add("c3", "bob", "k", {.started_on = day("2025-12-01"), .dispute = scoring::Dispute::lost});
  const ContractTable table = builder.finish();
  const Chronicle chronicle = Chronicle::of_table(table, *table.find_freelancer("ana"));
  const Timeline line = timeline(chronicle, rules, day("2026-01-20"), day("2026-12-31"));
  EXPECT_THAT(shown_days(line), ElementsAre("2026-01-20", "2026-03-01"));
  EXPECT_EQ(scoring::points(*line.points[0].score.decisive()->value), 50);
  EXPECT_EQ(scoring::points(*line.points[1].score.decisive()->value), 67);
  ASSERT_EQ(line.points[1].changes.size(), 1U);
  EXPECT_EQ(line.points[1].changes[0].why, ChangeCause::reweighed);
}

}  // namespace
}  // namespace jss::insight
