// SPDX-License-Identifier: Apache-2.0
#include "jss/history/visible_events.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "jss/history/random_events.h"
#include "jss/history/replay.h"

namespace jss::history {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Day day(std::string_view text) { return parse_day(text).value_or(kNoDay); }

class Story {
 public:
  Story& tell(std::string_view at, EventBody body) {
    events.push_back({.id = "e" + std::to_string(events.size()),
                      .at = parse_timestamp(at).value(),
                      .body = std::move(body)});
    return *this;
  }
  [[nodiscard]] std::vector<std::string> seen(std::string_view today) const {
    std::vector<std::string> ids;
    for (const Event& event : visible_events(events, "ana", day(today))) ids.push_back(event.id);
    return ids;
  }

  std::vector<Event> events;
};

FeedbackGiven says(std::int16_t stars, std::int8_t recommend) {
  return {.contract = "c1", .from = Side::client, .stars = stars, .recommend = recommend};
}

Story ended_contract() {
  Story story;
  story.tell("2026-01-01", ContractStarted{"c1", "ana", "k1"})
      .tell("2026-03-01", ContractEnded{"c1", Actor::client, scoring::EndReason::completed});
  return story;
}

TEST(VisibleEvents, HaveTheStarsAndNotThePrivateAnswer) {
  Story story = ended_contract();
  story.tell("2026-03-02", says(450, 3))
      .tell("2026-03-03", FeedbackGiven{"c1", Side::freelancer, 500});
  const std::vector<Event> seen = visible_events(story.events, "ana", day("2026-03-03"));
  ASSERT_EQ(seen.size(), 4U);
  EXPECT_EQ(seen[2], (Event{"e2", story.events[2].at, {}, says(450, scoring::kNoAnswer)}));
}

TEST(VisibleEvents, LeaveOutWhatAClientSaidInPrivateAlone) {
  Story story = ended_contract();
  story.tell("2026-03-02", says(scoring::kNoStars, 3));
  EXPECT_THAT(story.seen("2026-06-01"), ElementsAre("e0", "e1"));
}

TEST(VisibleEvents, LeaveOutFeedbackUntilItTakesEffect) {
  Story story = ended_contract();
  story.tell("2026-03-02", says(450, 3));
  EXPECT_THAT(story.seen("2026-03-14"), ElementsAre("e0", "e1"));
  EXPECT_THAT(story.seen("2026-03-15"), ElementsAre("e0", "e1", "e2"));
}

TEST(VisibleEvents, LeaveOutFeedbackThatCameTooLateToTakeEffect) {
  Story story = ended_contract();
  story.tell("2026-03-02", says(450, 3)).tell("2026-03-16", says(100, 0));
  EXPECT_THAT(story.seen("2026-06-01"), ElementsAre("e0", "e1", "e2"));
}

TEST(VisibleEvents, DoNotTellByTheDayOfStarsThatSomethingWasSaidInPrivateBefore) {
  Story story = ended_contract();
  story.tell("2026-03-20", says(450, 9));
  const auto without = visible_events(story.events, "ana", day("2026-06-01"));
  story.tell("2026-03-05", says(scoring::kNoStars, 0));
  EXPECT_EQ(visible_events(story.events, "ana", day("2026-06-01")), without);
}

TEST(VisibleEvents, AreOfNobodyElse) {
  Story story;
  story.tell("2026-01-01", ContractStarted{"c1", "ana", "k1"})
      .tell("2026-01-01", ContractStarted{"c2", "bob", "k1"})
      .tell("2026-01-02", Paid{"c2", {100}})
      .tell("2026-01-03", ClientStandingChanged{"k1", scoring::Standing::flagged, "complaints"})
      .tell("2026-01-03", ProfileUpdated{"bob", 90})
      .tell("2026-01-04", OfferMade{"bob", "k1"})
      .tell("2026-01-05", ReviewRequested{"r1", "bob", "c2", "unfair"})
      .tell("2026-01-06", ReviewDecided{"r1", ReviewDecision::excluded, "desk", "so"})
      .tell("2026-01-06", Retracted{"e3", "flagged by mistake"});
  EXPECT_THAT(story.seen("2026-06-01"), ElementsAre("e0"));
}

TEST(VisibleEvents, AreOfAContractOnceItsStartNamesTheFreelancerAndNobodyElse) {
  Story story;
  story.tell("2026-01-01", ContractStarted{"c1", "bob", "k1"})
      .tell("2026-01-02", Paid{"c1", {100}})
      .tell("2026-01-03", ContractStarted{"c1", "ana", "k1"});
  EXPECT_THAT(story.seen("2026-06-01"), IsEmpty());
  story.tell("2026-01-04", Retracted{"e0", "it was Ana's"});
  EXPECT_THAT(story.seen("2026-06-01"), ElementsAre("e1", "e2"));
}

TEST(VisibleEvents, HaveTheReviewOfAnOwnContractWithTheReasonGiven) {
  Story story = ended_contract();
  story.tell("2026-04-01", ReviewRequested{"r1", "ana", "c1", "unfair"})
      .tell("2026-04-02", ReviewDecided{"r1", ReviewDecision::excluded, "desk", "so"});
  EXPECT_THAT(story.seen("2026-06-01"), ElementsAre("e0", "e1", "e2", "e3"));
}

TEST(VisibleEvents, TellThatSomethingWasRetractedButNotWhy) {
  Story story = ended_contract();
  story.tell("2026-02-01", Paid{"c1", {100}}).tell("2026-04-02", Retracted{"e2", "she said 3"});
  const std::vector<Event> seen = visible_events(story.events, "ana", day("2026-06-01"));
  ASSERT_EQ(seen.size(), 4U);
  EXPECT_EQ(seen[3].body, EventBody(Retracted{"e2", "not told"}));
}

TEST(VisibleEvents, AreThoseOfADayAsTheyWereKnown) {
  Story story = ended_contract();
  story.events[1].recorded_at = parse_timestamp("2026-03-05").value();
  EXPECT_THAT(story.seen("2026-02-28"), ElementsAre("e0"));
  const auto known =
      visible_events(story.events, "ana", day("2026-06-01"), parse_timestamp("2026-03-04"));
  EXPECT_EQ(known.size(), 1U);
}

// Everything private becomes something else.
std::vector<Event> with_other_secrets(const std::vector<Event>& events, std::string_view own) {
  std::vector<Event> others;
  const auto is_foreign = [&](std::string_view contract) {
    return std::ranges::none_of(events, [&](const Event& event) {
      const auto* start = std::get_if<ContractStarted>(&event.body);
      return start != nullptr && start->contract == contract && start->freelancer == own;
    });
  };
  for (Event event : events) {
    if (std::holds_alternative<ClientStandingChanged>(event.body)) continue;
    if (const auto* paid = std::get_if<Paid>(&event.body)) {
      if (is_foreign(paid->contract)) continue;
    }
    if (auto* said = std::get_if<FeedbackGiven>(&event.body); said && said->from == Side::client) {
      const bool is_private = said->stars == scoring::kNoStars && !said->scores;
      if (is_private && *rc::gen::arbitrary<bool>()) continue;
      said->recommend = *rc::gen::inRange<std::int8_t>(is_private ? 0 : -1, 11);
      if (is_private) said->comment = "another";
    }
    others.push_back(std::move(event));
  }
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
    others.push_back({.id = "private" + std::to_string(i),
                      .at = random_instant(),
                      .body = FeedbackGiven{.contract = random_name("c", 3),
                                            .recommend = *rc::gen::inRange<std::int8_t>(0, 11)}});
  }
  shuffle(others);
  return others;
}

RC_GTEST_PROP(VisibleEvents, AreTheSameWhateverWasSaidInPrivateAndOfOthers, ()) {
  const std::vector<Event> events = random_events();
  const Day today = day_of(random_instant());
  RC_ASSERT(visible_events(events, "f0", today) ==
            visible_events(with_other_secrets(events, "f0"), "f0", today));
}

RC_GTEST_PROP(VisibleEvents, KeepTheFormOfEvents, ()) {
  for (const Event& event : visible_events(random_events(), "f0", day_of(random_instant()))) {
    RC_ASSERT(!check_form(event));
    RC_ASSERT(!is_operators(event.type()));
  }
}

// With nothing said in private, what a freelancer sees of today is all there is of their contracts.
RC_GTEST_PROP(VisibleEvents, MakeTheStatesOfTodayWhereNothingIsPrivate, ()) {
  std::vector<Event> events = random_events();
  std::erase_if(events, [](const Event& event) {
    const auto* said = std::get_if<FeedbackGiven>(&event.body);
    return event.type() == EventType::client_standing_changed ||
           (said != nullptr && said->stars == scoring::kNoStars && !said->scores);
  });
  for (std::size_t i = 0; i < events.size(); ++i) {
    events[i].id = "e" + std::to_string(i);
    if (auto* said = std::get_if<FeedbackGiven>(&events[i].body)) {
      said->recommend = scoring::kNoAnswer;
    }
  }
  const Day today = day_of(random_instant());
  const scoring::ContractTable all = replay(events, today);
  const scoring::ContractTable seen = replay(visible_events(events, "f0", today), today);
  const auto own = all.find_freelancer("f0");
  const auto shown = seen.find_freelancer("f0");
  RC_ASSERT(own.has_value() == shown.has_value());
  RC_ASSERT(seen.freelancer_count() == (own ? 1U : 0U));
  if (!own) return;
  const scoring::RowRange rows = all.rows_of(*own);
  RC_ASSERT(rows.size() == seen.size());
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    RC_ASSERT(all.row(rows.begin + i, *own) == seen.row(i, *shown));
  }
}

}  // namespace
}  // namespace jss::history
