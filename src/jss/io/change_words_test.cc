// SPDX-License-Identifier: Apache-2.0
#include "jss/io/change_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace jss::io {
namespace {

using insight::ChangeCause;
using insight::ChangePart;
using insight::Line;
using scoring::OutcomeKind;
using scoring::Why;
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

TEST(ChangeWords, SayWhatAContractWeighs) {
  ChangePart heavier = part(ChangeCause::reweighed, "a");
  heavier.weight_before = 3000;
  heavier.weight_after = 4000;
  EXPECT_THAT(change_clauses(std::vector{heavier}, {}), ElementsAre("“a” weighs 4 instead of 3"));
  ChangePart lighter = part(ChangeCause::reweighed, "b");
  lighter.weight_before = 1000;
  lighter.weight_after = 500;
  ChangePart heavier_too = heavier;
  heavier_too.contract = "c";
  heavier_too.weight_after = 5000;
  EXPECT_THAT(change_clauses(std::vector{heavier, lighter, heavier_too}, {}),
              ElementsAre("“a” and “c” weigh more", "“b” weighs 0.5 instead of 1"));
}

TEST(ChangeWords, TellAContractThatCountsOtherwiseFromOneThatCountsNoMore) {
  ChangePart otherwise = part(ChangeCause::outcome_changed, "a");
  otherwise.outcome = {OutcomeKind::failure, Why::negative_feedback};
  ChangePart reviewed = part(ChangeCause::outcome_changed, "b");
  reviewed.outcome = {OutcomeKind::excluded, Why::review};
  const ChangePart taken_back = part(ChangeCause::outcome_changed, "c");
  EXPECT_THAT(change_clauses(std::vector{otherwise, reviewed, taken_back}, {}),
              ElementsAre("“a” counts otherwise", "“b” and “c” no longer count"));
}

TEST(ChangeWords, TellAPartOfAContractFromAllOfIt) {
  ChangePart shorter = part(ChangeCause::aged_out, "a", 12);
  shorter.weight_before = 3000;
  shorter.weight_after = 2000;
  EXPECT_THAT(
      change_clauses(std::vector{shorter, part(ChangeCause::aged_out, "b", 12)}, {}),
      ElementsAre("a part of “a” leaves the 12-month window", "“b” leaves the 12-month window"));
}

std::string sentence(const ChangePart& part) {
  static const scoring::Policy policy = [] {
    scoring::Policy made;
    made.id = "2030-01";
    made.title = "Everything anew";
    return made;
  }();
  return change_sentence(part, scoring::PolicyCalendar::pinned(policy));
}

ChangePart of_contract(ChangeCause why, std::int64_t weight_before, std::int64_t weight_after) {
  return {.day = kDay,
          .why = why,
          .contract = "c1",
          .title = "Logo",
          .window = 12,
          .weight_before = weight_before,
          .weight_after = weight_after};
}

TEST(ChangeSentence, NamesAContractByItsTitleAndItsId) {
  ChangePart part = of_contract(ChangeCause::entered, 0, 1000);
  part.outcome = {OutcomeKind::success, Why::positive_feedback};
  EXPECT_EQ(sentence(part), "“Logo” (c1) begins to count: client satisfied");
  part.title.clear();
  EXPECT_EQ(sentence(part), "c1 begins to count: client satisfied");
  part.contract = "c\n1";
  EXPECT_EQ(sentence(part), "c?1 begins to count: client satisfied");
}

TEST(ChangeSentence, TellsAPartOfAContractFromAllOfIt) {
  EXPECT_EQ(sentence(of_contract(ChangeCause::aged_out, 2000, 0)),
            "“Logo” (c1) leaves the 12-month window");
  ChangePart part = of_contract(ChangeCause::aged_out, 2000, 1000);
  EXPECT_EQ(sentence(part), "A part of “Logo” (c1) leaves the 12-month window");
  part.window = 0;
  EXPECT_EQ(sentence(part), "“Logo” (c1) leaves a part of the trend");
}

TEST(ChangeSentence, SaysWhatAContractWeighs) {
  EXPECT_EQ(sentence(of_contract(ChangeCause::reweighed, 1000, 1250)),
            "“Logo” (c1) weighs 1.25 instead of 1");
  EXPECT_EQ(sentence(of_contract(ChangeCause::reweighed, 1875, 637)),
            "“Logo” (c1) weighs 0.637 instead of 1.875");
  EXPECT_EQ(sentence(of_contract(ChangeCause::reweighed, 1000, 1000)),
            "“Logo” (c1) counts with another credit");
  ChangePart part = of_contract(ChangeCause::reweighed, 2000, 3000);
  part.window = 0;
  EXPECT_EQ(sentence(part), "“Logo” (c1) weighs more");
}

TEST(ChangeSentence, SaysWhatBecameOfAContract) {
  ChangePart part = of_contract(ChangeCause::outcome_changed, 1000, 1500);
  EXPECT_EQ(sentence(part), "“Logo” (c1) no longer counts: it was taken back");
  part.outcome = {OutcomeKind::failure, Why::negative_feedback};
  EXPECT_EQ(sentence(part), "“Logo” (c1) counts otherwise: client dissatisfied");
  part.outcome = {OutcomeKind::excluded, Why::review};
  EXPECT_EQ(sentence(part), "“Logo” (c1) no longer counts: a review took it out");
  EXPECT_EQ(sentence(of_contract(ChangeCause::feedback_removed, 1000, 0)),
            "The feedback on “Logo” (c1) is removed");
  EXPECT_EQ(sentence(of_contract(ChangeCause::client_flagged, 1000, 0)),
            "The client of “Logo” (c1) is flagged: it no longer counts");
  EXPECT_EQ(sentence(of_contract(ChangeCause::client_cleared, 0, 1000)),
            "The client of “Logo” (c1) is flagged no longer: it counts again");
}

TEST(ChangeSentence, SaysWhichWaySilenceWent) {
  const auto words = [](std::int64_t before, std::int64_t after) {
    return sentence({.why = ChangeCause::silence,
                     .line = Line::silence,
                     .window = 12,
                     .weight_before = before,
                     .weight_after = after});
  };
  EXPECT_EQ(words(0, 100), "Contracts without feedback are more than is tolerated");
  EXPECT_EQ(words(100, 200), "Contracts without feedback weigh more");
  EXPECT_EQ(words(200, 100), "Contracts without feedback weigh less");
  EXPECT_EQ(words(100, 0), "Contracts without feedback are no more than is tolerated");
}

TEST(ChangeSentence, SaysWhichWayASignalWent) {
  const auto words = [](Line line, std::int64_t before, std::int64_t after,
                        std::optional<std::int64_t> points) {
    return sentence({.why = ChangeCause::signal,
                     .line = line,
                     .window = 12,
                     .weight_before = before,
                     .weight_after = after,
                     .points = points});
  };
  EXPECT_EQ(words(Line::deadlines, 0, 500, 10), "The share of deadlines kept begins to count");
  EXPECT_EQ(words(Line::retention, 500, 500, 10), "The share of clients who come back rises");
  EXPECT_EQ(words(Line::engagement, 500, 500, -10),
            "The share of open contracts with recent contact falls");
  EXPECT_EQ(words(Line::completion, 500, 500, std::nullopt),
            "The share of contracts brought to a paid end changes");
  EXPECT_EQ(words(Line::profile, 500, 0, 10), "The completeness of the profile no longer counts");
}

TEST(ChangeSentence, SaysWhyAnotherWindowDecidesIfItIsShort) {
  ChangePart part{
      .day = kDay, .why = ChangeCause::window_switched, .window = 6, .window_before = 24};
  EXPECT_EQ(sentence(part), "The six-month window takes over from the 24-month window");
  ChangePart left = of_contract(ChangeCause::aged_out, 1000, 0);
  left.window = 6;
  part.because = {left};
  EXPECT_EQ(sentence(part),
            "The six-month window takes over from the 24-month window: “Logo” (c1) leaves the "
            "six-month window");
  part.because.assign(4, left);
  EXPECT_EQ(sentence(part), "The six-month window takes over from the 24-month window");
  part.window = 0;
  EXPECT_EQ(sentence(part), "The trend takes over from the 24-month window");
}

TEST(ChangeSentence, SaysWhichRulesCameAndWhetherThereIsAScore) {
  EXPECT_EQ(sentence({.day = kDay, .why = ChangeCause::policy_changed, .policy = "2030-01"}),
            "The rules 2030-01 come into force: Everything anew");
  EXPECT_EQ(sentence({.why = ChangeCause::score_appeared, .window = 24}),
            "Enough counts for a score");
  EXPECT_EQ(sentence({.why = ChangeCause::score_appeared, .window = 24, .points = 5}),
            "The score is back; this is against the last one before it went");
  EXPECT_EQ(sentence({.why = ChangeCause::score_disappeared, .window = 24}),
            "There is no score any more");
}

}  // namespace
}  // namespace jss::io
