// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/unit_list.h"

#include <gtest/gtest.h>

namespace jss::insight {
namespace {

scoring::Unit unit_of(std::int32_t day) { return {.day = Day{day}, .credit = 1000, .weight = day}; }

std::vector<std::int32_t> days_of(const UnitList& units) {
  std::vector<std::int32_t> days;
  for (const scoring::Unit& unit : units) days.push_back(unit.day.count);
  return days;
}

TEST(UnitList, HoldsNoneOneOrManyInTheOrderTheyCame) {
  UnitList units;
  EXPECT_TRUE(units.empty());
  EXPECT_EQ(units.begin(), units.end());
  units.push_back(unit_of(5));
  EXPECT_EQ(days_of(units), (std::vector<std::int32_t>{5}));
  EXPECT_EQ(units.back(), unit_of(5));
  units.push_back(unit_of(3));
  units.push_back(unit_of(9));
  EXPECT_EQ(units.size(), 3U);
  EXPECT_EQ(days_of(units), (std::vector<std::int32_t>{5, 3, 9}));
  EXPECT_EQ(units.back(), unit_of(9));
}

TEST(UnitList, SortsByDayAndKeepsAllOfThem) {
  UnitList units;
  for (const std::int32_t day : {7, 5, 3, 1, 9}) units.push_back(unit_of(day));
  units.sort_by_day();
  EXPECT_EQ(days_of(units), (std::vector<std::int32_t>{1, 3, 5, 7, 9}));
}

TEST(UnitList, IsEqualToOneOfTheSameUnits) {
  UnitList one;
  UnitList other;
  EXPECT_EQ(one, other);
  one.push_back(unit_of(1));
  EXPECT_FALSE(one == other);
  other.push_back(unit_of(1));
  EXPECT_EQ(one, other);
  one.push_back(unit_of(2));
  other.push_back(unit_of(3));
  EXPECT_FALSE(one == other);
}

TEST(UnitList, MovesWithItsUnits) {
  std::vector<UnitList> lists(1);
  for (const std::int32_t day : {1, 2, 3}) lists.front().push_back(unit_of(day));
  lists.resize(100);
  EXPECT_EQ(days_of(lists.front()), (std::vector<std::int32_t>{1, 2, 3}));
}

}  // namespace
}  // namespace jss::insight
