// SPDX-License-Identifier: Apache-2.0
#include "jss/scoring/policy_calendar.h"

#include <gtest/gtest.h>

namespace jss::scoring {
namespace {

Day day(const char* text) { return *parse_day(text); }

std::vector<Policy> three_policies() {
  std::vector<Policy> policies(3);
  policies[0].id = "new";
  policies[0].effective_from = day("2024-09-03");
  policies[1].id = "old";
  policies[1].effective_from = day("2015-03-01");
  policies[2].id = "undated";
  return policies;
}

TEST(PolicyCalendar, HoldsEachPolicyFromItsFirstDayUntilTheNext) {
  const auto policies = three_policies();
  const PolicyCalendar calendar = PolicyCalendar::series(policies);
  EXPECT_EQ(calendar.on(day("2015-02-28")), nullptr);
  EXPECT_EQ(calendar.on(day("2015-03-01"))->id, "old");
  EXPECT_EQ(calendar.on(day("2024-09-02"))->id, "old");
  EXPECT_EQ(calendar.on(day("2024-09-03"))->id, "new");
  EXPECT_EQ(calendar.on(kLastDay)->id, "new");
  EXPECT_EQ(calendar.first_day(), day("2015-03-01"));
}

TEST(PolicyCalendar, NamesTheDaysOnWhichAPolicyBegins) {
  const auto policies = three_policies();
  const PolicyCalendar calendar = PolicyCalendar::series(policies);
  EXPECT_EQ(calendar.change_days(day("2015-03-01"), day("2024-09-03")),
            std::vector<Day>{day("2024-09-03")});
  EXPECT_TRUE(calendar.change_days(day("2015-03-01"), day("2024-09-02")).empty());
  EXPECT_TRUE(calendar.change_days(day("2024-09-03"), kLastDay).empty());
}

TEST(PolicyCalendar, KeepsAPinnedPolicyOnEveryDay) {
  const auto policies = three_policies();
  const PolicyCalendar calendar = PolicyCalendar::pinned(policies[2]);
  EXPECT_EQ(calendar.on(kFirstDay)->id, "undated");
  EXPECT_EQ(calendar.on(kLastDay)->id, "undated");
  EXPECT_TRUE(calendar.change_days(kFirstDay, kLastDay).empty());
}

}  // namespace
}  // namespace jss::scoring
