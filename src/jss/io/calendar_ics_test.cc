// SPDX-License-Identifier: Apache-2.0
#include "jss/io/calendar_ics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "jss/io/utf8.h"

namespace jss::io {
namespace {

using testing::HasSubstr;
using testing::Not;

const Day kToday = *parse_day("2026-03-01");

ScoreTurn turn_on(const char* day, std::string reason) {
  return {.day = *parse_day(day),
          .from = 94,
          .to = 88,
          .exact_from = 9400,
          .exact_to = 8824,
          .move = "falls from 94 to 88",
          .reasons = {std::move(reason)}};
}

std::string calendar(const std::vector<ScoreTurn>& turns, std::string_view freelancer = "ana",
                     Day as_of = kToday) {
  return calendar_ics({.freelancer = freelancer, .rules = "rules 2026-01", .as_of = as_of}, turns);
}

std::string unfolded(std::string text) {
  for (std::size_t at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) {
    text.erase(at, 3);
  }
  return text;
}

std::string uid_of(const std::string& text) {
  const std::size_t begin = text.find("UID:");
  return text.substr(begin, text.find("\r\n", begin) - begin);
}

TEST(CalendarIcs, HasAnEventOfOneWholeDayForEachComingTurn) {
  const std::string text =
      unfolded(calendar({turn_on("2026-02-10", "past"), turn_on("2026-03-14", "“Logo” leaves")}));
  EXPECT_THAT(text, HasSubstr("DTSTART;VALUE=DATE:20260314\r\nDTEND;VALUE=DATE:20260315\r\n"));
  EXPECT_THAT(text, HasSubstr("SUMMARY:Job Success Score falls from 94 to 88: “Logo” leaves\r\n"));
  EXPECT_THAT(text, HasSubstr("DTSTAMP:20260301T000000Z\r\n"));
  EXPECT_THAT(text, Not(HasSubstr("20260210")));
  EXPECT_THAT(text, Not(HasSubstr("METHOD")));
}

TEST(CalendarIcs, EscapesWhatMeansSomethingInAValue) {
  EXPECT_THAT(unfolded(calendar({turn_on("2026-03-14", "a,b;c\\d")})),
              HasSubstr(": a\\,b\\;c\\\\d\r\n"));
}

TEST(CalendarIcs, AnEventIsKnownByFreelancerAndDayAlone) {
  const auto first = calendar({turn_on("2026-03-14", "one reason")});
  const auto later = calendar({turn_on("2026-03-14", "another")}, "ana", kToday + 5);
  EXPECT_EQ(uid_of(first), uid_of(later));
  EXPECT_NE(uid_of(first), uid_of(calendar({turn_on("2026-03-14", "one reason")}, "bob")));
  EXPECT_NE(uid_of(first), uid_of(calendar({turn_on("2026-03-15", "one reason")})));
}

RC_GTEST_PROP(CalendarIcsProperty, LinesHoldAtMost75OctetsOfWholeCharactersAndEndInCrLf, ()) {
  const auto points = *rc::gen::container<std::vector<std::uint32_t>>(
      rc::gen::element<std::uint32_t>('a', ',', 0xE9, 0x20AC, 0x1F3A8));
  std::string reason;
  for (const std::uint32_t point : points) RC_ASSERT(append_utf8(point, reason));
  std::string_view rest;
  const std::string text = calendar({turn_on("2026-03-14", reason)});
  for (rest = text; !rest.empty();) {
    const std::size_t end = rest.find("\r\n");
    RC_ASSERT(end != std::string_view::npos);
    const std::string_view line = rest.substr(0, end);
    RC_ASSERT(line.size() <= 75);
    RC_ASSERT(first_byte_beside_utf8(line) == line.size());
    rest.remove_prefix(end + 2);
  }
}

}  // namespace
}  // namespace jss::io
