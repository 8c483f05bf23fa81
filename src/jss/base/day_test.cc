// SPDX-License-Identifier: Apache-2.0
#include "jss/base/day.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <chrono>

namespace jss {
namespace {

Day day(std::string_view text) { return parse_day(text).value(); }

rc::Gen<Day> any_day() {
  return rc::gen::map(rc::gen::inRange(kFirstDay.count, kLastDay.count + 1),
                      [](std::int32_t count) { return Day{count}; });
}

// Days far enough from both ends that windows stay inside the calendar.
rc::Gen<Day> any_day_of_our_times() {
  return rc::gen::map(rc::gen::inRange(day("1990-01-01").count, day("2100-01-01").count),
                      [](std::int32_t count) { return Day{count}; });
}

TEST(Day, CountsFromTheFirstOfJanuary1970) {
  EXPECT_EQ(day("1970-01-01").count, 0);
  EXPECT_EQ(day("1969-12-31").count, -1);
  EXPECT_EQ(day("2000-03-01").count, 11017);
  EXPECT_EQ(day("2026-11-21").count, 20778);
}

TEST(Day, AbsentDayIsBeforeEveryOtherAndWritesNothing) {
  EXPECT_FALSE(kNoDay.present());
  EXPECT_TRUE(kFirstDay.present());
  EXPECT_LT(kNoDay, kFirstDay);
  EXPECT_EQ(to_string(kNoDay), "");
  EXPECT_EQ(to_string(kFirstDay), "0001-01-01");
  EXPECT_EQ(to_string(kFirstDay - 1), "");
  EXPECT_EQ(to_string(kLastDay), "9999-12-31");
  EXPECT_EQ(to_string(kLastDay + 1), "");
}

TEST(Day, ReadsOnlyDaysThatExist) {
  EXPECT_TRUE(parse_day("2024-02-29"));
  EXPECT_TRUE(parse_day("2000-02-29"));
  EXPECT_TRUE(parse_day("0001-01-01"));
  EXPECT_TRUE(parse_day("9999-12-31"));
  for (const auto* text : {"2023-02-29", "1900-02-29", "2024-04-31", "2024-01-32", "2024-01-00",
                           "2024-00-01", "2024-13-01", "0000-01-01"}) {
    EXPECT_FALSE(parse_day(text)) << text;
  }
}

TEST(Day, ReadsOnlyTheOneForm) {
  for (const auto* text : {"", "2024", "2024-1-1", "24-01-01", "2024/01/01", "2024-01-01 ",
                           " 2024-01-01", "2024-01-01T00:00:00Z", "2024-0a-01", "-024-01-01",
                           "20240101", "2024-01+01", "202x-01-01", "2024-01-0x"}) {
    EXPECT_FALSE(parse_day(text)) << text;
  }
}

TEST(Day, RefusesPartsThatMakeNoDay) {
  EXPECT_EQ(day_of(2024, 2, 29), day("2024-02-29"));
  EXPECT_EQ(day_of(0, 1, 1), std::nullopt);
  EXPECT_EQ(day_of(10000, 1, 1), std::nullopt);
  EXPECT_EQ(day_of(2024, 0, 1), std::nullopt);
  EXPECT_EQ(day_of(2024, 13, 1), std::nullopt);
  EXPECT_EQ(day_of(2024, 1, 0), std::nullopt);
  EXPECT_EQ(day_of(2023, 2, 29), std::nullopt);
}

TEST(Day, AddsAndSubtractsDays) {
  EXPECT_EQ(day("2024-02-28") + 2, day("2024-03-01"));
  EXPECT_EQ(day("2023-03-01") - 1, day("2023-02-28"));
  EXPECT_EQ(day("2024-03-01") - day("2024-02-01"), 29);
  EXPECT_EQ(day("2024-02-01") - day("2024-03-01"), -29);
}

TEST(Day, MonthsLaterIsTheSameDayOfTheMonth) {
  EXPECT_EQ(add_months(day("2024-02-15"), 6), day("2024-08-15"));
  EXPECT_EQ(add_months(day("2024-11-30"), 1), day("2024-12-30"));
  EXPECT_EQ(add_months(day("2024-12-05"), 1), day("2025-01-05"));
  EXPECT_EQ(add_months(day("2024-01-05"), -1), day("2023-12-05"));
  EXPECT_EQ(add_months(day("2024-06-05"), -24), day("2022-06-05"));
  EXPECT_EQ(add_months(day("2024-06-05"), 0), day("2024-06-05"));
}

TEST(Day, MonthsLaterStopsAtTheLastDayOfAShortMonth) {
  EXPECT_EQ(add_months(day("2024-08-31"), 6), day("2025-02-28"));
  EXPECT_EQ(add_months(day("2023-08-31"), 6), day("2024-02-29"));
  EXPECT_EQ(add_months(day("2024-02-29"), 12), day("2025-02-28"));
  EXPECT_EQ(add_months(day("2024-02-29"), 48), day("2028-02-29"));
  EXPECT_EQ(add_months(day("2024-05-31"), -1), day("2024-04-30"));
}

TEST(Day, FirstDayOfAWindowCountsTheClampedDaysIn) {
  // 29, 30 and 31 August plus six months are all the last day of February.
  EXPECT_EQ(first_day_of_window(day("2025-02-28"), 6), day("2024-08-28"));
  EXPECT_EQ(first_day_of_window(day("2025-03-01"), 6), day("2024-09-01"));
  EXPECT_EQ(first_day_of_window(day("2024-02-29"), 6), day("2023-08-29"));
  // No day of February is six months before 31 August: 1 March is the first one inside.
  EXPECT_EQ(first_day_of_window(day("2023-08-31"), 6), day("2023-03-01"));
  EXPECT_EQ(first_day_of_window(day("2024-08-15"), 6), day("2024-02-15"));
  EXPECT_EQ(first_day_of_window(day("2024-08-15"), 0), day("2024-08-15"));
}

RC_GTEST_PROP(DayProperty, TextAndDayTellTheSame, ()) {
  const Day one = *any_day();
  RC_ASSERT(parse_day(to_string(one)) == one);
}

RC_GTEST_PROP(DayProperty, AgreesWithTheCalendarOfTheStandardLibrary, ()) {
  const Day one = *any_day();
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{one.count}}};
  RC_ASSERT(day_of(static_cast<int>(date.year()),
                   static_cast<int>(static_cast<unsigned>(date.month())),
                   static_cast<int>(static_cast<unsigned>(date.day()))) == one);
}

RC_GTEST_PROP(DayProperty, LaterDaysAreNeverEarlierMonthsLater, ()) {
  const Day one = *any_day_of_our_times();
  const int months = *rc::gen::inRange(-60, 61);
  RC_ASSERT(add_months(one, months) <= add_months(one + 1, months));
}

RC_GTEST_PROP(DayProperty, WindowHoldsExactlyTheDaysWhoseTermReachesItsEnd, ()) {
  const Day as_of = *any_day_of_our_times();
  const int months = *rc::gen::inRange(1, 61);
  const Day first = first_day_of_window(as_of, months);
  RC_ASSERT(add_months(first, months) >= as_of);
  RC_ASSERT(add_months(first - 1, months) < as_of);
}

}  // namespace
}  // namespace jss
