// SPDX-License-Identifier: Apache-2.0
#include "jss/io/observed_csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace jss::io {
namespace {

using testing::HasSubstr;

std::string complaint(std::string_view text) {
  const auto read = read_observed_csv(text, "shown.csv");
  return read ? "" : read.error().message;
}

TEST(ObservedCsv, GivesTheScoresByDayInWhateverOrderTheyStand) {
  const auto read =
      read_observed_csv("score,day\n90,2026-11-20\nnone,2026-01-02\n0,2026-03-04\n", "shown.csv");
  ASSERT_TRUE(read) << read.error().message;
  ASSERT_EQ(read->scores.size(), 3U);
  EXPECT_EQ(to_string(read->scores[0].day), "2026-01-02");
  EXPECT_EQ(read->scores[0].score, std::nullopt);
  EXPECT_EQ(read->scores[1].score, 0);
  EXPECT_EQ(read->scores[2].score, 90);
}

TEST(ObservedCsv, TellsEachWrongRowByLineAndColumn) {
  const std::string found = complaint(
      "day,score\n2026-02-30,90\n2026-03-01,100.5\n2026-03-02,101\n2026-03-03,-1\n2026-03-04,\n"
      ",90\n2026-03-05,1\n2026-03-05,2\n");
  EXPECT_THAT(found, HasSubstr("shown.csv:2: day: '2026-02-30' is not a day"));
  EXPECT_THAT(found, HasSubstr("shown.csv:3: score: '100.5' is not a score"));
  EXPECT_THAT(found, HasSubstr("shown.csv:4: score: '101' is not a score"));
  EXPECT_THAT(found, HasSubstr("shown.csv:5: score: '-1' is not a score"));
  EXPECT_THAT(found, HasSubstr("shown.csv:6: score: is empty"));
  EXPECT_THAT(found, HasSubstr("shown.csv:7: day: is empty"));
  EXPECT_THAT(found, HasSubstr("shown.csv:9: day: 2026-03-05 stands on an earlier row"));
}

TEST(ObservedCsv, RefusesATableWithoutScores) {
  EXPECT_THAT(complaint("day,score\n"), HasSubstr("has no row"));
  EXPECT_THAT(complaint("day\n2026-03-05\n"), HasSubstr("score"));
  EXPECT_NE(complaint(""), "");
}

TEST(ObservedCsv, WarnsOfColumnsThatItIgnores) {
  const auto read = read_observed_csv("day,score,note\n2026-11-20,90,x\n", "shown.csv");
  ASSERT_TRUE(read);
  ASSERT_EQ(read->warnings.size(), 1U);
  EXPECT_THAT(read->warnings.front(), HasSubstr("note"));
}

}  // namespace
}  // namespace jss::io
