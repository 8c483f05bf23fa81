// SPDX-License-Identifier: Apache-2.0
#include "jss/scoring/window.h"

#include <gtest/gtest.h>

namespace jss::scoring {
namespace {

Day day(int year, int month, int day_of_month) { return *day_of(year, month, day_of_month); }

Rules with_months(std::vector<int> months, bool trending) {
  Rules rules;
  rules.windows.months = std::move(months);
  rules.windows.trending = trending;
  return rules;
}

TEST(Window, KeepsWhatIsSixMonthsOld) {
  const WindowSet windows(with_months({6}, false), day(2024, 8, 15));
  EXPECT_EQ(windows.depth(day(2024, 2, 15)), 1U);
}

TEST(Window, DropsAContractSixMonthsAndOneDayOld) {
  const WindowSet windows(with_months({6}, false), day(2024, 8, 15));
  EXPECT_EQ(windows.depth(day(2024, 2, 14)), 0U);
}

TEST(Window, IsReckonedForwardFromTheEndDay) {
  // 29, 30 and 31 August all reach 28 February; the 28th too.
  const WindowSet windows(with_months({6}, false), day(2023, 2, 28));
  EXPECT_EQ(windows.depth(day(2022, 8, 28)), 1U);
  EXPECT_EQ(windows.depth(day(2022, 8, 27)), 0U);
  const WindowSet next_day(with_months({6}, false), day(2023, 3, 1));
  EXPECT_EQ(next_day.depth(day(2022, 8, 31)), 0U);
  EXPECT_EQ(next_day.depth(day(2022, 9, 1)), 1U);
}

TEST(Window, ReachesTheLeapDay) {
  const WindowSet windows(with_months({6}, false), day(2024, 2, 29));
  EXPECT_EQ(windows.depth(day(2023, 8, 29)), 1U);
  EXPECT_EQ(windows.depth(day(2023, 8, 31)), 1U);
  EXPECT_EQ(windows.depth(day(2023, 8, 28)), 0U);
}

TEST(Window, HoldsADayInAllWindowsLongEnough) {
  const WindowSet windows(with_months({24, 12, 6}, false), day(2024, 8, 15));
  EXPECT_EQ(windows.depth(day(2024, 8, 15)), 3U);
  EXPECT_EQ(windows.depth(day(2023, 9, 1)), 2U);
  EXPECT_EQ(windows.depth(day(2022, 9, 1)), 1U);
  EXPECT_EQ(windows.depth(day(2022, 8, 14)), 0U);
}

TEST(WindowSet, AddsTheWindowsThatTrendingNeedsWithoutShowingThem) {
  const WindowSet windows(with_months({24, 6}, true), day(2024, 8, 15));
  ASSERT_EQ(windows.size(), 3U);
  EXPECT_TRUE(windows.windows()[1].shown);
  EXPECT_EQ(windows.windows()[2].months, 3);
  EXPECT_FALSE(windows.windows()[2].shown);
  EXPECT_EQ(windows.find(6), 1U);
}

TEST(Silence, WeighsOnlyWhatExceedsTheToleratedShare) {
  Rules rules;
  rules.silence.tolerated = 200;
  rules.silence.weight = 500;
  WindowSums sums;
  sums.outcomes = 8;
  sums.silent = 2;
  EXPECT_EQ(silence_in(sums, rules).weight, 0);
  sums.silent = 3;  // 3000 - 200 * 11 = 800 thousandths too many
  EXPECT_EQ(silence_in(sums, rules).weight, 400);
}

TEST(Signal, IsAbsentInAnEmptyWindowAndWithoutData) {
  Rules rules;
  rules.signals.retention = 500;
  rules.signals.profile = 200;
  WindowSums sums;
  FreelancerCounts counts;
  EXPECT_FALSE(signal_in(Signal::retention, sums, counts, rules));
  sums.outcomes = 1;
  sums.clients = 1;
  EXPECT_TRUE(signal_in(Signal::retention, sums, counts, rules));
  EXPECT_FALSE(signal_in(Signal::profile, sums, counts, rules));
  counts.profile_completeness = 80;
  EXPECT_EQ(signal_in(Signal::profile, sums, counts, rules)->success_weight, 160'000);
}

TEST(Gate, NamesTheFirstConditionThatFails) {
  Rules rules;
  rules.gate.outcomes = 2;
  rules.gate.clients = 2;
  WindowSums sums;
  FreelancerCounts counts;
  EXPECT_EQ(gate(sums, counts, rules), NoScore::no_outcomes);
  sums.outcomes = 1;
  EXPECT_EQ(gate(sums, counts, rules), NoScore::no_outcomes) << "no weight";
  sums.weight = 1000;
  EXPECT_EQ(gate(sums, counts, rules), NoScore::too_few_outcomes);
  sums.outcomes = 2;
  sums.clients = 1;
  EXPECT_EQ(gate(sums, counts, rules), NoScore::too_few_clients);
  rules.gate.client_scope = ClientScope::lifetime;
  counts.lifetime_clients = 2;
  EXPECT_EQ(gate(sums, counts, rules), std::nullopt);
}

}  // namespace
}  // namespace jss::scoring
