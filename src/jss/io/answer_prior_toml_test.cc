// SPDX-License-Identifier: Apache-2.0
#include "jss/io/answer_prior_toml.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

namespace jss::io {
namespace {

using testing::HasSubstr;

const std::string kHead = "title = \"t\"\nsource = \"s\"\ngrade = \"reported\"\n";
const std::string kStars = R"(stars = [{ from = "1.00", good = 1, neutral = 2, bad = 997 }])";
const std::string kSilent = "\nwithout_stars = { none = 4, good = 3, neutral = 2, bad = 991 }\n";

std::string complaint(const std::string& text) {
  const auto read = read_answer_prior(text, "p.toml");
  return read ? "" : read.error().message;
}

TEST(AnswerPriorToml, ReadsSharesByStars) {
  const auto prior =
      read_answer_prior(kHead + R"(stars = [{ from = "1.00", good = 1, neutral = 2, bad = 997 },
                          { from = "4.50", good = 900, neutral = 60, bad = 40 }])" +
                            kSilent,
                        "p.toml");
  ASSERT_TRUE(prior) << prior.error().message;
  EXPECT_EQ(prior->title, "t");
  EXPECT_EQ(prior->grade, scoring::Grade::reported);
  EXPECT_EQ(prior->shares(449), (insight::AnswerShares{0, 1, 2, 997}));
  EXPECT_EQ(prior->shares(450), (insight::AnswerShares{0, 900, 60, 40}));
  EXPECT_EQ(prior->shares(scoring::kNoStars), (insight::AnswerShares{4, 3, 2, 991}));
}

TEST(AnswerPriorToml, WhatShipsIsTheExample) {
  std::ifstream file(JSS_SOURCE_DIR "/examples/private-answers.toml");
  const std::string example{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(example, default_answer_prior_text());
  const auto prior = read_answer_prior(default_answer_prior_text(), "default");
  ASSERT_TRUE(prior) << prior.error().message;
  EXPECT_EQ(prior->grade, scoring::Grade::assumed);
}

TEST(AnswerPriorToml, TellsWhatIsWrongByLineAndKey) {
  EXPECT_EQ(complaint(kHead + kStars + kSilent), "");
  EXPECT_THAT(complaint(kHead + kStars), HasSubstr("without_stars: is missing"));
  EXPECT_THAT(complaint(kHead + kStars + kSilent + "star = 1\n"),
              HasSubstr("p.toml:6: star: key 'star' is unknown; did you mean stars?"));
  EXPECT_THAT(
      complaint(kHead + R"(stars = [{ from = "1.00", good = 1, neutral = 2, bad = 3 }])" + kSilent),
      HasSubstr("p.toml:4: stars: the shares are 6 together: they have to be 1000"));
  EXPECT_THAT(complaint(kHead + R"(stars = [{ from = "1.00", good = 0, neutral = 2, bad = 998 }])" +
                        kSilent),
              HasSubstr("good '0' is not a whole number of thousandths from 1 to 999"));
  EXPECT_THAT(complaint(kHead + R"(stars = [{ from = "2.00", good = 1, neutral = 2, bad = 997 }])" +
                        kSilent),
              HasSubstr("has to be \"1.00\" on the first line"));
  EXPECT_THAT(complaint(kHead + "stars = 3" + kSilent), HasSubstr("stars: is no list of"));
  EXPECT_THAT(complaint("title = \"t\"\nsource = \"s\"\ngrade = \"sure\"\n" + kStars + kSilent),
              HasSubstr("p.toml:3: grade: 'sure' is not"));
  EXPECT_THAT(complaint(kHead + kStars + "\nwithout_stars = { good = 3, neutral = 2, bad = 995 }"),
              HasSubstr("lacks none"));
  EXPECT_NE(complaint("title = "), "");
}

}  // namespace
}  // namespace jss::io
