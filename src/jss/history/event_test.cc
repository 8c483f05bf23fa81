// SPDX-License-Identifier: Apache-2.0
#include "jss/history/event.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>

#include "jss/history/random_events.h"

namespace jss::history {
namespace {

Event event(EventBody body) {
  return {.id = "e1", .at = *parse_timestamp("2026-03-01"), .body = std::move(body)};
}

std::string broken_key(const Event& event) {
  const auto problem = check_form(event);
  return problem ? std::string(problem->key) : "";
}

TEST(Event, NamesItsTypeByTheStructItHolds) {
  EXPECT_EQ(event(ContractStarted{}).type(), EventType::contract_started);
  EXPECT_EQ(event(ClientStandingChanged{}).type(), EventType::client_standing_changed);
  EXPECT_EQ(event(Retracted{}).type(), EventType::retracted);
  EXPECT_EQ(to_string(event(MilestoneDue{}).type()), "milestone_due");
}

TEST(Event, KnowsTheWordOfEachType) {
  for (std::size_t number = 0; number < kEventTypeCount; ++number) {
    const auto type = static_cast<EventType>(number);
    EXPECT_EQ(parse_event_type(to_string(type)), type);
  }
  EXPECT_EQ(parse_event_type("payd"), std::nullopt);
  EXPECT_EQ(parse_event_type(""), std::nullopt);
}

TEST(Event, SaysTheSameWhenOnlyTheLedgerLearnedOfItLater) {
  const Event sent = event(Paid{"c1", {100}});
  Event recorded = sent;
  recorded.recorded_at = parse_timestamp("2026-04-01");
  EXPECT_TRUE(same_content(sent, recorded));
  Event changed = sent;
  changed.body = Paid{"c1", {101}};
  EXPECT_FALSE(same_content(sent, changed));
}

TEST(Event, NeedsTheTextsThatNameThings) {
  EXPECT_EQ(broken_key(event(Paid{"", {1}})), "contract");
  EXPECT_EQ(broken_key(event(ContractStarted{"c1", "", "k1"})), "freelancer");
  EXPECT_EQ(broken_key(event(ContractStarted{"c1", "f1", ""})), "client");
  EXPECT_EQ(broken_key(event(MilestoneDue{"c1", "", *day_of(2026, 1, 1)})), "milestone");
  EXPECT_EQ(broken_key(event(Delivered{"c1", ""})), "");
  EXPECT_EQ(broken_key(event(Retracted{"e0", ""})), "why");
  EXPECT_EQ(broken_key(event(ClientStandingChanged{"k1"})), "");
  Event nameless = event(Contacted{"c1"});
  nameless.id.clear();
  EXPECT_EQ(broken_key(nameless), "id");
}

TEST(Event, KeepsItsNumbersInTheirRanges) {
  EXPECT_EQ(broken_key(event(Paid{"c1", {0}})), "");
  EXPECT_EQ(broken_key(event(Paid{"c1", {-1}})), "amount");
  EXPECT_EQ(broken_key(event(Refunded{"c1", kLargestAmount + Cents{1}})), "amount");
  EXPECT_EQ(broken_key(event(ProfileUpdated{"f1", 101})), "completeness");
  EXPECT_EQ(broken_key(event(MilestoneDue{"c1", "m1", kNoDay})), "due_on");
  EXPECT_EQ(broken_key(event(FeedbackGiven{.contract = "c1", .stars = 99})), "stars");
  EXPECT_EQ(broken_key(event(FeedbackGiven{.contract = "c1", .stars = 501})), "stars");
  EXPECT_EQ(broken_key(event(FeedbackGiven{.contract = "c1", .recommend = 11})), "recommend");
  EXPECT_EQ(broken_key(event(FeedbackGiven{.contract = "c1",
                                           .scores = FeedbackScores{500, 500, 500, 500, 500, 0}})),
            "scores.cooperation");
}

TEST(Event, NeedsDigestsAndTextsToTellOfPolicies) {
  const std::string digest(64, 'a');
  EXPECT_EQ(broken_key(event(PolicyDrafted{"p", digest, "id", "ben"})), "");
  EXPECT_EQ(broken_key(event(PolicyDrafted{"p", digest, "", "ben"})), "text");
  EXPECT_EQ(broken_key(event(PolicyApproved{"p", digest.substr(1), "ada"})), "digest");
  EXPECT_EQ(broken_key(event(PolicyApproved{"p", std::string(64, 'A'), "ada"})), "digest");
  EXPECT_EQ(broken_key(event(PolicyScheduled{"p", digest, kNoDay, "ada"})), "from");
  EXPECT_EQ(broken_key(event(PolicyRolledBack{"p", digest, "ada", ""})), "why");
}

TEST(Event, NeedsAllThatAPublicationFollowsFrom) {
  const std::string digest(64, '0');
  PublicationOpened opened{.publication = "2026-05-03",
                           .as_of = *day_of(2026, 5, 3),
                           .known_at = *parse_timestamp("2026-05-03"),
                           .records = 0,
                           .head = digest,
                           .policy = "p",
                           .digest = digest,
                           .text = "id"};
  EXPECT_EQ(broken_key(event(opened)), "");
  opened.head.clear();
  EXPECT_EQ(broken_key(event(opened)), "head");
  opened.head = digest;
  opened.as_of = kNoDay;
  EXPECT_EQ(broken_key(event(opened)), "as_of");
  opened.as_of = *day_of(2026, 5, 3);
  opened.known_at = start_of(kLastDay + 1);
  EXPECT_EQ(broken_key(event(opened)), "known_at");
  EXPECT_EQ(broken_key(event(PublicationClosed{"", 0})), "publication");
}

TEST(Event, PublishesAScoreOrSaysWhyThereIsNone) {
  ScorePublished shown{
      .publication = "p", .freelancer = "f", .score = 88, .exact = 8824, .window = "12m"};
  EXPECT_EQ(broken_key(event(shown)), "");
  shown.reason = "no_outcomes";
  EXPECT_EQ(broken_key(event(shown)), "score") << "both";
  shown.reason.clear();
  shown.exact.reset();
  EXPECT_EQ(broken_key(event(shown)), "score") << "a part of one";
  shown.exact = 10'001;
  EXPECT_EQ(broken_key(event(shown)), "exact");
  shown.score = 101;
  EXPECT_EQ(broken_key(event(shown)), "score");
  EXPECT_EQ(
      broken_key(event(ScorePublished{"p", "f", std::nullopt, std::nullopt, "", "no_outcomes"})),
      "");
  EXPECT_EQ(broken_key(event(ScorePublished{"p", "f"})), "score") << "neither";
}

TEST(Event, NeedsAnInstantThatTextCanName) {
  Event early = event(Contacted{"c1"});
  early.at = start_of(kFirstDay);
  EXPECT_EQ(broken_key(early), "");
  --early.at.seconds;
  EXPECT_EQ(broken_key(early), "at");
  Event late = event(Contacted{"c1"});
  late.recorded_at = start_of(kLastDay + 1);
  EXPECT_EQ(broken_key(late), "recorded_at");
}

TEST(Event, NeedsSomethingInFeedbackAndAReasonOnlyFromTheClient) {
  EXPECT_EQ(broken_key(event(FeedbackGiven{.contract = "c1"})), "stars");
  EXPECT_EQ(broken_key(event(FeedbackGiven{.contract = "c1", .recommend = 0})), "");
  FeedbackGiven feedback{
      .contract = "c1", .from = Side::client, .stars = 500, .reason = scoring::EndReason::other};
  EXPECT_EQ(broken_key(event(feedback)), "");
  feedback.from = Side::freelancer;
  EXPECT_EQ(broken_key(event(feedback)), "reason");
}

TEST(FeedbackScores, WeighSkillsAndQualityMoreThanTheOthers) {
  EXPECT_EQ((FeedbackScores{500, 500, 100, 100, 100, 100}.stars()), 260);
  EXPECT_EQ((FeedbackScores{100, 100, 500, 500, 500, 500}.stars()), 340);
  EXPECT_EQ((FeedbackScores{100, 100, 100, 500, 100, 100}.stars()), 160);
}

TEST(FeedbackScores, RoundHalfUp) {
  // 20 · (401 + 400) + 15 · (401 + 3 · 400) = 40,035 and 40,050 with one more of the four.
  EXPECT_EQ((FeedbackScores{401, 400, 401, 400, 400, 400}.stars()), 400);
  EXPECT_EQ((FeedbackScores{401, 400, 401, 401, 400, 400}.stars()), 401);
}

TEST(FeedbackScores, GiveWayToStarsThatAreGiven) {
  FeedbackGiven feedback{.contract = "c1", .scores = FeedbackScores{300, 300, 300, 300, 300, 300}};
  EXPECT_EQ(feedback.star_figure(), 300);
  feedback.stars = 450;
  EXPECT_EQ(feedback.star_figure(), 450);
  EXPECT_EQ((FeedbackGiven{.contract = "c1", .recommend = 9}.star_figure()), scoring::kNoStars);
}

RC_GTEST_PROP(Event, HasGoodFormWhateverItsType, ()) { RC_ASSERT(!check_form(random_event("e1"))); }

}  // namespace
}  // namespace jss::history
