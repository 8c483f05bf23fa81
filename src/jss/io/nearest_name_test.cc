// SPDX-License-Identifier: Apache-2.0
#include "jss/io/nearest_name.h"

#include <gtest/gtest.h>

namespace jss::io {
namespace {

TEST(EditDistance, CountsAddedDroppedReplacedAndSwappedCharacters) {
  EXPECT_EQ(edit_distance("stars", "stars"), 0U);
  EXPECT_EQ(edit_distance("star", "stars"), 1U);
  EXPECT_EQ(edit_distance("stars", "star"), 1U);
  EXPECT_EQ(edit_distance("stabs", "stars"), 1U);
  EXPECT_EQ(edit_distance("satrs", "stars"), 1U);
  EXPECT_EQ(edit_distance("", "stars"), 5U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
}

TEST(NearestName, GivesTheLeastDistantName) {
  EXPECT_EQ(nearest_name("gate.outcome", {"gate.clients", "gate.outcomes"}), "gate.outcomes");
  EXPECT_EQ(nearest_name("gaet", {"gate", "idle"}), "gate");
}

TEST(NearestName, GivesTheFirstOfEquallyDistantOnes) {
  EXPECT_EQ(nearest_name("abd", {"abc", "abe"}), "abc");
}

TEST(NearestName, GivesNothingFurtherAwayThanAThirdOfTheWord) {
  EXPECT_EQ(nearest_name("abcdef", {"abcdxy"}), "abcdxy");
  EXPECT_EQ(nearest_name("abcdef", {"abcxyz"}), "");
  EXPECT_EQ(nearest_name("", {"ab"}), "");
}

TEST(NearestName, DoesNotMeasureWordsThatAreTooLongToBeNames) {
  EXPECT_EQ(nearest_name(std::string(65, 'a'), {std::string_view("aaaa")}), "");
  const std::string longest(64, 'a');
  EXPECT_EQ(nearest_name(longest, {std::string_view(longest)}), longest);
}

}  // namespace
}  // namespace jss::io
