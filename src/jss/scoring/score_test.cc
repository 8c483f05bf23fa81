// SPDX-License-Identifier: Apache-2.0
#include "jss/scoring/score.h"

#include <gtest/gtest.h>

namespace jss::scoring {
namespace {

WindowScore window(int months, Int128 numerator, Int128 denominator) {
  return {
      .months = months, .qualifies = true, .value = Fraction{numerator, denominator}, .sums = {}};
}

TEST(Score, IsTheHighestWindowThatQualifies) {
  Score score;
  score.add(window(24, 800, 1));
  score.add(window(12, 950, 1));
  score.add({.months = 6, .qualifies = false, .value = {}, .sums = {}});
  score.decide();
  EXPECT_EQ(score.decisive()->months, 12);
}

TEST(Score, TakesTheLongestOfEqualWindowsAndTrendingLast) {
  Score score;
  score.add({.months = 24, .qualifies = false, .value = {}, .sums = {}});
  score.add(window(12, 9, 10));
  score.add(window(6, 18, 20));
  score.add(window(0, 27, 30));
  score.decide();
  EXPECT_EQ(score.decisive()->months, 12);
}

TEST(Score, ComparesWindowsExactlyThoughTheyShowTheSame) {
  Score score;
  score.add(window(24, 88'239, 100));
  score.add(window(12, 88'240, 100));
  score.decide();
  EXPECT_EQ(points(*score.windows()[0].value), points(*score.windows()[1].value));
  EXPECT_EQ(score.decisive()->months, 12);
}

TEST(Points, AreRoundedHalfUp) {
  EXPECT_EQ(points({895, 1}), 90);
  EXPECT_EQ(points({8949, 10}), 89);
  EXPECT_EQ(points_in_hundredths({88'235, 100}), 8824);
}

TEST(Trending, IsTheMeanOfSixAndThreeMonthsAsThePlatformShowedIt) {
  // The published example: 24 months 92, 12 months 88, six 94, three 98 give 96.
  Score score;
  score.add(window(24, 920, 1));
  score.add(window(12, 880, 1));
  score.add(window(6, 940, 1));
  score.add(window(0, 940 + 980, 2));
  score.decide();
  EXPECT_EQ(window_name(score.decisive()->months), "trending");
  EXPECT_EQ(points(*score.decisive()->value), 96);
}

}  // namespace
}  // namespace jss::scoring
