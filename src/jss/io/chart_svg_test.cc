// SPDX-License-Identifier: Apache-2.0
#include "jss/io/chart_svg.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jss/io/made_timeline.h"

namespace jss::io {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

Day day(const char* text) { return *parse_day(text); }

insight::Timeline falling() {
  return made_timeline({{day("2026-01-01"), made_score(std::nullopt, std::nullopt)},
                        {day("2026-03-01"), made_score(9400, 9000)},
                        {day("2026-09-01"), made_score(8800, std::nullopt)}},
                       day("2026-12-31"));
}

std::string drawn(const insight::Timeline& timeline, Day today, bool is_document = true) {
  return chart_svg({.title = "Score of <ana> & \"co\"",
                    .subtitle = "",
                    .today = today,
                    .lines = {{"score", &timeline}},
                    .turns = score_turns(timeline, {}),
                    .id = "chart",
                    .is_document = is_document});
}

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t number = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos;
       at = text.find(what, at + 1)) {
    ++number;
  }
  return number;
}

TEST(ChartSvg, IsAPictureWithATitleAndADescription) {
  const std::string svg = drawn(falling(), day("2026-06-01"));
  EXPECT_THAT(svg, HasSubstr("role=\"img\" aria-labelledby=\"chart-t chart-d\""));
  EXPECT_THAT(svg,
              HasSubstr("<title id=\"chart-t\">Score of &lt;ana&gt; &amp; &quot;co&quot;</title>"));
  EXPECT_THAT(svg, HasSubstr("94 (94.00) on 1 Jun 2026, at the end 88 (88.00).</desc>"));
  EXPECT_THAT(svg, HasSubstr("prefers-color-scheme:dark"));
  EXPECT_THAT(svg, Not(HasSubstr("<script")));
  EXPECT_EQ(count(svg, "http"), 1U) << "only the name of the namespace";
}

TEST(ChartSvg, IsSolidUpToTodayAndDashedFromThere) {
  const std::string svg = drawn(falling(), day("2026-06-01"));
  EXPECT_EQ(count(svg, "class=\"line k0 main\" d="), 1U);
  EXPECT_EQ(count(svg, "class=\"line k0 main dash\" d="), 1U);
  EXPECT_THAT(svg, HasSubstr(">today, 1 Jun 2026</text>"));
  const std::string past = drawn(falling(), day("2026-12-31"));
  EXPECT_EQ(count(past, "class=\"line k0 main\" d="), 1U);
  EXPECT_EQ(count(past, "class=\"line k0 main dash\" d="), 0U);
  EXPECT_THAT(past, Not(HasSubstr("coming, if nothing more happens")));
}

TEST(ChartSvg, LeavesAGapWhereThereIsNoScore) {
  const auto timeline = made_timeline({{day("2026-01-01"), made_score(9000, std::nullopt)},
                                       {day("2026-03-01"), made_score(std::nullopt, std::nullopt)},
                                       {day("2026-09-01"), made_score(8000, std::nullopt)}},
                                      day("2026-12-31"));
  const std::string svg = drawn(timeline, day("2026-12-31"));
  EXPECT_THAT(svg, HasSubstr(">no score</text>"));
  const std::size_t line = svg.find("class=\"line k0 main\" d=\"");
  const std::string path = svg.substr(line, svg.find("\"/>", line) - line);
  EXPECT_EQ(count(path, "M"), 2U) << path;
}

TEST(ChartSvg, NumbersEachTurnAndListsItUnderItsNumber) {
  const std::string svg = drawn(falling(), day("2026-06-01"));
  EXPECT_THAT(svg, HasSubstr("<title>1 Mar 2026: appears at 94. "));
  EXPECT_THAT(svg, HasSubstr("<title>1 Sep 2026: falls from 94 to 88. "));
  EXPECT_EQ(count(svg, ">2</text>"), 2U) << "once in the chart, once in the list";
  const std::string part = drawn(falling(), day("2026-06-01"), false);
  EXPECT_EQ(count(part, ">2</text>"), 1U);
  EXPECT_THAT(part, Not(HasSubstr("<style>")));
}

TEST(ChartSvg, DrawsSeveralHistoriesEachInItsColourWithoutTheirWindows) {
  const auto first = falling();
  const auto second =
      made_timeline({{day("2026-01-01"), made_score(7000, 7100)}}, day("2026-12-31"));
  const std::string svg = chart_svg({.title = "Side by side",
                                     .subtitle = "",
                                     .today = day("2026-06-01"),
                                     .lines = {{"2015-03", &first}, {"2026-01", &second}},
                                     .turns = {}});
  EXPECT_THAT(svg, HasSubstr(">2015-03</text>"));
  EXPECT_THAT(svg, HasSubstr(">2026-01</text>"));
  EXPECT_THAT(svg, HasSubstr("class=\"line k1\""));
  EXPECT_THAT(svg, Not(HasSubstr("6 months")));
}

TEST(ChartSvg, IsDrawnForASingleDayAndWithoutAnyScore) {
  const auto timeline = made_timeline({{day("2026-01-01"), made_score({}, {})}}, day("2026-01-01"));
  EXPECT_THAT(drawn(timeline, day("2026-01-01")), HasSubstr("no score"));
}

TEST(TurnNumbers, CountByDayAndPassOverTheLeastWhereThereAreTooMany) {
  std::vector<ScoreTurn> turns(3);
  EXPECT_THAT(turn_numbers(turns), ElementsAre(1, 2, 3));
  turns.assign(45, ScoreTurn{.exact_from = 9000, .exact_to = 8000});
  for (std::size_t i = 10; i < 15; ++i) turns[i].exact_to = 8900;
  const std::vector<int> numbers = turn_numbers(turns);
  EXPECT_EQ(numbers[9], 10);
  EXPECT_THAT(std::vector<int>(numbers.begin() + 10, numbers.begin() + 15), Each(0));
  EXPECT_EQ(numbers[15], 11);
  EXPECT_EQ(numbers.back(), 40);
}

}  // namespace
}  // namespace jss::io
