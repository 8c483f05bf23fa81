// SPDX-License-Identifier: Apache-2.0
#include "jss/io/chart_scale.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace jss::io {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(DayScale, TheFirstDayBeginsAtTheLeftAndTheLastEndsAtTheRight) {
  const DayScale scale(*parse_day("2026-01-01"), *parse_day("2026-01-10"), 100, 200);
  EXPECT_EQ(scale.at(*parse_day("2026-01-01")), 100);
  EXPECT_EQ(scale.at(*parse_day("2026-01-02")), 110);
  EXPECT_EQ(scale.at(*parse_day("2026-01-11")), 200);
  EXPECT_EQ(scale.at(*parse_day("2025-01-11")), 100);
  EXPECT_EQ(scale.at(*parse_day("2027-01-11")), 200);
}

std::vector<std::string> labels(const std::vector<Tick>& ticks) {
  std::vector<std::string> texts;
  for (const Tick& tick : ticks) texts.push_back(tick.label);
  return texts;
}

TEST(DayScale, TicksAreDaysMonthsOrYearsByTheLengthShown) {
  const Day from = *parse_day("2026-02-10");
  EXPECT_THAT(labels(DayScale(from, from, 0, 900).ticks()), ElementsAre("10 Feb"));
  EXPECT_THAT(labels(DayScale(from, from + 27, 0, 900).ticks()),
              ElementsAre("10 Feb", "17 Feb", "24 Feb", "3 Mar"));
  EXPECT_THAT(labels(DayScale(from, add_months(from, 4), 0, 400).ticks()),
              ElementsAre("Mar 2026", "Apr 2026", "May 2026", "Jun 2026"));
  EXPECT_THAT(labels(DayScale(from, add_months(from, 24), 0, 400).ticks()),
              ElementsAre("Jul 2026", "Jan 2027", "Jul 2027", "Jan 2028"));
  EXPECT_THAT(labels(DayScale(from, add_months(from, 60), 0, 400).ticks()),
              ElementsAre("2027", "2028", "2029", "2030", "2031"));
}

RC_GTEST_PROP(DayScaleProperty, TicksHaveRoomForTheirLabels, ()) {
  const auto length = *rc::gen::inRange(0, 30'000);
  const Day from = *parse_day("1990-01-01") + *rc::gen::inRange(0, 20'000);
  const auto ticks = DayScale(from, from + length, 44, 920).ticks();
  for (std::size_t i = 1; i < ticks.size(); ++i) {
    RC_ASSERT(ticks[i].at - ticks[i - 1].at >= 60);
  }
}

TEST(PointScale, ShowsAsMuchAsTheValuesNeed) {
  EXPECT_THAT(labels(PointScale(8123, 10000, 0, 300).ticks()),
              ElementsAre("80", "85", "90", "95", "100"));
  EXPECT_THAT(labels(PointScale(5512, 9400, 0, 300).ticks()),
              ElementsAre("50", "60", "70", "80", "90", "100"));
  EXPECT_THAT(labels(PointScale(0, 10000, 0, 300).ticks()),
              ElementsAre("0", "20", "40", "60", "80", "100"));
  EXPECT_THAT(labels(PointScale(0, 0, 0, 300).ticks()), ElementsAre("0", "5", "10", "15", "20"));
}

RC_GTEST_PROP(PointScaleProperty, EveryValueIsInside, ()) {
  const std::int64_t lowest = *rc::gen::inRange(0, 10001);
  const std::int64_t highest = *rc::gen::inRange<std::int64_t>(lowest, 10001);
  const PointScale scale(lowest, highest, 20, 280);
  for (const std::int64_t value : {lowest, highest}) {
    RC_ASSERT(scale.at(value) >= 20);
    RC_ASSERT(scale.at(value) <= 280);
  }
  RC_ASSERT(scale.at(highest) <= scale.at(lowest));
}

TEST(Spread, LeavesAloneWhatHasRoom) {
  EXPECT_THAT(spread({}, 20, 0, 100), IsEmpty());
  EXPECT_THAT(spread({10, 40, 90}, 20, 0, 100), ElementsAre(10, 40, 90));
}

TEST(Spread, MovesACrowdApartAroundItsMiddle) {
  EXPECT_THAT(spread({50, 50, 50}, 20, 0, 100), ElementsAre(30, 50, 70));
  EXPECT_THAT(spread({98, 99}, 20, 0, 100), ElementsAre(80, 100));
  EXPECT_THAT(spread({0, 1, 60}, 20, 0, 100), ElementsAre(0, 20, 60));
}

RC_GTEST_PROP(SpreadProperty, KeepsTheGapTheOrderAndTheEnds, ()) {
  auto wanted = *rc::gen::container<std::vector<int>>(rc::gen::inRange(44, 921));
  if (wanted.size() > 40) wanted.resize(40);
  std::sort(wanted.begin(), wanted.end());
  const auto places = spread(wanted, 21, 44, 920);
  RC_ASSERT(places.size() == wanted.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    RC_ASSERT(places[i] >= 44);
    RC_ASSERT(places[i] <= 920);
    if (i > 0) RC_ASSERT(places[i] - places[i - 1] >= 21);
  }
}

}  // namespace
}  // namespace jss::io
