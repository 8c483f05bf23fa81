// SPDX-License-Identifier: Apache-2.0
#include "jss/io/change_sentence.h"

#include <gtest/gtest.h>

namespace jss::io {
namespace {

using insight::ChangeCause;
using insight::ChangePart;
using insight::Line;
using scoring::OutcomeKind;
using scoring::Why;

constexpr Day kToday{20634};

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
  return {.day = kToday,
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
  EXPECT_EQ(sentence(part), "“Logo” (c1) began to count: client satisfied");
  part.title.clear();
  EXPECT_EQ(sentence(part), "c1 began to count: client satisfied");
  part.contract = "c\n1";
  EXPECT_EQ(sentence(part), "c?1 began to count: client satisfied");
}

TEST(ChangeSentence, TellsAPartOfAContractFromAllOfIt) {
  EXPECT_EQ(sentence(of_contract(ChangeCause::aged_out, 2000, 0)),
            "“Logo” (c1) left the last 12 months");
  ChangePart part = of_contract(ChangeCause::aged_out, 2000, 1000);
  EXPECT_EQ(sentence(part), "A part of “Logo” (c1) left the last 12 months");
  part.window = 0;
  EXPECT_EQ(sentence(part), "“Logo” (c1) left a part of the trend");
}

TEST(ChangeSentence, SaysWhatAContractWeighs) {
  EXPECT_EQ(sentence(of_contract(ChangeCause::reweighed, 1000, 1250)),
            "“Logo” (c1) weighs more: 1.25 instead of 1");
  EXPECT_EQ(sentence(of_contract(ChangeCause::reweighed, 1875, 637)),
            "“Logo” (c1) weighs less: 0.637 instead of 1.875");
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
  EXPECT_EQ(sentence(part), "“Logo” (c1) now counts otherwise: client dissatisfied");
  part.outcome = {OutcomeKind::excluded, Why::review};
  EXPECT_EQ(sentence(part), "“Logo” (c1) no longer counts: a review took it out");
  EXPECT_EQ(sentence(of_contract(ChangeCause::feedback_removed, 1000, 0)),
            "The feedback on “Logo” (c1) was removed");
  EXPECT_EQ(sentence(of_contract(ChangeCause::client_flagged, 1000, 0)),
            "“Logo” (c1) no longer counts: the client is flagged");
  EXPECT_EQ(sentence(of_contract(ChangeCause::client_cleared, 0, 1000)),
            "“Logo” (c1) counts again: the client is no longer flagged");
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
  EXPECT_EQ(words(Line::deadlines, 0, 500, 10), "The share of deadlines kept began to count");
  EXPECT_EQ(words(Line::retention, 500, 500, 10), "The share of clients who came back rose");
  EXPECT_EQ(words(Line::engagement, 500, 500, -10),
            "The share of open contracts with recent contact fell");
  EXPECT_EQ(words(Line::completion, 500, 500, std::nullopt),
            "The share of contracts brought to a paid end changed");
  EXPECT_EQ(words(Line::profile, 500, 0, 10), "The completeness of the profile no longer counts");
}

TEST(ChangeSentence, SaysWhyAnotherWindowDecidesIfItIsShort) {
  ChangePart part{
      .day = kToday, .why = ChangeCause::window_switched, .window = 6, .window_before = 24};
  EXPECT_EQ(sentence(part), "Now the last 6 months decide, not the last 24 months");
  ChangePart left = of_contract(ChangeCause::aged_out, 1000, 0);
  left.window = 6;
  part.because = {left};
  EXPECT_EQ(sentence(part),
            "Now the last 6 months decide, not the last 24 months: “Logo” (c1) left the last 6 "
            "months");
  part.because.assign(4, left);
  EXPECT_EQ(sentence(part), "Now the last 6 months decide, not the last 24 months");
  part.window = 0;
  EXPECT_EQ(sentence(part), "Now the trend decides, not the last 24 months");
}

TEST(ChangeSentence, SaysWhichRulesCameAndWhetherThereIsAScore) {
  EXPECT_EQ(sentence({.day = kToday, .why = ChangeCause::policy_changed, .policy = "2030-01"}),
            "The rules 2030-01 came into force: Everything anew");
  EXPECT_EQ(sentence({.why = ChangeCause::score_appeared, .window = 24}),
            "Enough counts for a score");
  EXPECT_EQ(sentence({.why = ChangeCause::score_appeared, .window = 24, .points = 5}),
            "The score is back; this is against the last one before it went");
  EXPECT_EQ(sentence({.why = ChangeCause::score_disappeared, .window = 24}),
            "There is no score any more");
}

}  // namespace
}  // namespace jss::io
