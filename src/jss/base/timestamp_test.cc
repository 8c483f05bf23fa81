// SPDX-License-Identifier: Apache-2.0
#include "jss/base/timestamp.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>

namespace jss {
namespace {

TEST(Timestamp, ReadsAnInstantInUtc) {
  EXPECT_EQ(parse_timestamp("1970-01-01T00:00:00Z"), (Timestamp{0, 0}));
  EXPECT_EQ(parse_timestamp("2001-09-09T01:46:40Z"), (Timestamp{1'000'000'000, 0}));
  EXPECT_EQ(parse_timestamp("1969-12-31T23:59:59.5Z"), (Timestamp{-1, 500'000'000}));
}

TEST(Timestamp, TakesABareDayAsItsStart) {
  EXPECT_EQ(parse_timestamp("2026-03-01"), parse_timestamp("2026-03-01T00:00:00Z"));
}

TEST(Timestamp, MovesAnOffsetToUtcAndWithItTheDay) {
  EXPECT_EQ(parse_timestamp("2026-03-01T01:30:00+02:00"), parse_timestamp("2026-02-28T23:30:00Z"));
  EXPECT_EQ(parse_timestamp("2026-02-28T20:00:00-05:30"), parse_timestamp("2026-03-01T01:30:00Z"));
  EXPECT_EQ(parse_timestamp("2026-03-01t01:30:00-00:00"), parse_timestamp("2026-03-01T01:30:00z"));
  EXPECT_EQ(day_of(*parse_timestamp("2026-03-01T01:30:00+02:00")), *parse_day("2026-02-28"));
}

TEST(Timestamp, KeepsNinePlacesOfASecond) {
  EXPECT_EQ(parse_timestamp("1970-01-01T00:00:00.000000001Z"), (Timestamp{0, 1}));
  EXPECT_EQ(parse_timestamp("1970-01-01T00:00:00.25Z"), (Timestamp{0, 250'000'000}));
  EXPECT_LT(*parse_timestamp("2026-03-01T09:00:00.1Z"),
            *parse_timestamp("2026-03-01T09:00:00.11Z"));
}

TEST(Timestamp, RefusesWhatIsNoInstant) {
  constexpr std::array kWrong{"",
                              "2026-3-1",
                              "2026-02-29",
                              "2026-02-29T00:00:00Z",
                              "2026-03-01T",
                              "2026-03-01T09:30Z",
                              "2026-03-01T09:30:00",
                              "2026-03-01 09:30:00Z",
                              "2026-03-01T24:00:00Z",
                              "2026-03-01T09:60:00Z",
                              "2016-12-31T23:59:60Z",
                              "2026-03-01T09:30:00.Z",
                              "2026-03-01T09:30:00.1234567890Z",
                              "2026-03-01T09:30:00+2",
                              "2026-03-01T09:30:00+24:00",
                              "2026-03-01T09:30:00+02:60",
                              "2026-03-01T09:30:00+0200",
                              "2026-03-01T09:30:00Z ",
                              " 2026-03-01",
                              "2026-03-01T0a:30:00Z"};
  for (const char* text : kWrong) EXPECT_EQ(parse_timestamp(text), std::nullopt) << text;
}

TEST(Timestamp, RefusesAnInstantOutsideTheYearsOneToNineThousand) {
  EXPECT_EQ(parse_timestamp("0001-01-01T00:00:00+00:01"), std::nullopt);
  EXPECT_EQ(parse_timestamp("9999-12-31T23:59:59-00:01"), std::nullopt);
  EXPECT_TRUE(parse_timestamp("0001-01-01").has_value());
  EXPECT_TRUE(parse_timestamp("9999-12-31T23:59:59.999999999Z").has_value());
}

TEST(Timestamp, WritesOnlyThePlacesItNeeds) {
  EXPECT_EQ(to_string(*parse_timestamp("2026-03-01")), "2026-03-01T00:00:00Z");
  EXPECT_EQ(to_string(*parse_timestamp("2026-03-01T11:30:00.250+02:00")),
            "2026-03-01T09:30:00.25Z");
  EXPECT_EQ(to_string(*parse_timestamp("0001-01-01T00:00:00.000000001Z")),
            "0001-01-01T00:00:00.000000001Z");
}

RC_GTEST_PROP(Timestamp, ReadsBackWhatItWrites, ()) {
  const Timestamp instant{
      *rc::gen::inRange(start_of(kFirstDay).seconds, start_of(kLastDay + 1).seconds),
      *rc::gen::inRange<std::int32_t>(0, 1'000'000'000)};
  RC_ASSERT(parse_timestamp(to_string(instant)) == instant);
  RC_ASSERT(start_of(day_of(instant)) <= instant);
  RC_ASSERT(instant < start_of(day_of(instant) + 1));
}

}  // namespace
}  // namespace jss
