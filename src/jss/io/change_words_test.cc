// SPDX-License-Identifier: Apache-2.0
#include "jss/io/change_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace jss::io {
namespace {

using insight::ChangeCause;
using insight::ChangePart;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr Day kDay{20634};

ChangePart part(ChangeCause why, std::string contract, std::optional<int> window = 24) {
  return {.day = kDay, .why = why, .contract = std::move(contract), .line = {}, .window = window};
}

// c1 and c2 have titles, c3 has none.
ContractTitles titles() {
  scoring::ContractTableBuilder builder;
  const auto add = [&builder](const char* id, const char* title) {
    const auto problem = builder.add({.contract_id = id,
                                      .freelancer_id = "ana",
                                      .client_id = "k",
                                      .state = {.started_on = kDay},
                                      .title = title,
                                      .client_name = {},
                                      .group = {}});
    EXPECT_FALSE(problem.has_value());
  };
  add("c1", "Logo for a bakery");
  add("c2", "Poster\033[2J");
  add("c3", "");
  return ContractTitles(builder.finish(), {0});
}

TEST(ChangeWords, CallAContractByItsTitleOrElseByItsId) {
  EXPECT_EQ(titles().of("c1"), "Logo for a bakery");
  EXPECT_EQ(titles().of("c3"), "c3");
  EXPECT_EQ(titles().of("c9"), "c9");
  EXPECT_EQ(titles().of("c2"), "Poster?[2J");
}

TEST(ChangeWords, NameTheWindowThatAContractLeaves) {
  const std::vector<ChangePart> parts{part(ChangeCause::aged_out, "c1", 6)};
  EXPECT_THAT(change_clauses(parts, titles()),
              ElementsAre("“Logo for a bakery” leaves the six-month window"));
}

TEST(ChangeWords, PutContractsWithOneFateIntoOneClause) {
  const std::vector<ChangePart> two{part(ChangeCause::entered, "c1"),
                                    part(ChangeCause::aged_out, "c2"),
                                    part(ChangeCause::entered, "c3")};
  EXPECT_THAT(change_clauses(two, titles()),
              ElementsAre("“Logo for a bakery” and “c3” begin to count",
                          "“Poster?[2J” leaves the 24-month window"));
  std::vector<ChangePart> many;
  for (const char* id : {"a", "b", "c", "d", "e"}) many.push_back(part(ChangeCause::entered, id));
  EXPECT_THAT(change_clauses(many, {}), ElementsAre("“a”, “b”, “c” and 2 more begin to count"));
  many.pop_back();
  EXPECT_THAT(change_clauses(many, {}), ElementsAre("“a”, “b”, “c” and “d” begin to count"));
}

TEST(ChangeWords, SayOnceWhichWindowIsLeftAndTakesOver) {
  const std::vector<ChangePart> left{part(ChangeCause::aged_out, "c1", 6),
                                     part(ChangeCause::window_switched, "", 6)};
  EXPECT_THAT(change_clauses(left, titles()),
              ElementsAre("“Logo for a bakery” leaves the six-month window, which takes over"));
  // Here another clause stands between the two.
  const std::vector<ChangePart> between{
      part(ChangeCause::aged_out, "a", 6), part(ChangeCause::entered, "b", 6),
      part(ChangeCause::aged_out, "c", 6), part(ChangeCause::window_switched, "", 6)};
  EXPECT_THAT(change_clauses(between, {}),
              ElementsAre("“a” and “c” leave the six-month window", "“b” begins to count",
                          "the six-month window takes over"));
  const std::vector<ChangePart> other{part(ChangeCause::aged_out, "c1", 6),
                                      part(ChangeCause::window_switched, "", 0)};
  EXPECT_THAT(
      change_clauses(other, titles()),
      ElementsAre("“Logo for a bakery” leaves the six-month window", "the trend takes over"));
}

TEST(ChangeWords, LeaveTheNewsItselfToTheSentence) {
  const std::vector<ChangePart> parts{part(ChangeCause::score_appeared, ""),
                                      part(ChangeCause::score_disappeared, ""),
                                      part(ChangeCause::rounding, "")};
  EXPECT_THAT(change_clauses(parts, {}), IsEmpty());
}

TEST(ChangeWords, HaveWordsForEveryOtherCause) {
  for (int why = 0; why <= static_cast<int>(ChangeCause::policy_changed); ++why) {
    const auto cause = static_cast<ChangeCause>(why);
    const bool of_contract = cause < ChangeCause::silence;
    EXPECT_THAT(change_clauses(std::vector{part(cause, of_contract ? "c1" : "")}, {}),
                ElementsAre(testing::Not(IsEmpty())))
        << to_string(cause);
  }
}

TEST(ChangeWords, EnumerateAsPeopleDo) {
  EXPECT_EQ(enumerated(std::vector<std::string>{}), "");
  EXPECT_EQ(enumerated(std::vector<std::string>{"a"}), "a");
  EXPECT_EQ(enumerated(std::vector<std::string>{"a", "b"}), "a and b");
  EXPECT_EQ(enumerated(std::vector<std::string>{"a", "b", "c"}), "a, b and c");
}

}  // namespace
}  // namespace jss::io
