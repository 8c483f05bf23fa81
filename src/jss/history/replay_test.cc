// SPDX-License-Identifier: Apache-2.0
#include "jss/history/replay.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace jss::history {
namespace {

using scoring::ContractState;
using scoring::ContractTable;
using scoring::Dispute;
using scoring::EndedBy;
using scoring::EndReason;
using scoring::Standing;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Day day(std::string_view text) { return parse_day(text).value_or(kNoDay); }

// A marketplace whose events are told one by one; ids follow the telling.
class Story {
 public:
  Story& tell(std::string_view at, EventBody body) {
    events.push_back({.id = "e" + std::to_string(events.size()),
                      .at = parse_timestamp(at).value(),
                      .body = std::move(body)});
    return *this;
  }
  Story& start(std::string_view at, std::string contract = "c1") {
    return tell(at, ContractStarted{std::move(contract), "f1", "k1"});
  }
  Story& pay(std::string_view at, std::int64_t cents) { return tell(at, Paid{"c1", {cents}}); }
  Story& refund(std::string_view at, std::int64_t cents) {
    return tell(at, Refunded{"c1", {cents}});
  }
  Story& end(std::string_view at, Actor by = Actor::client) {
    return tell(at, ContractEnded{"c1", by});
  }
  Story& review(std::string_view at, Side from, std::int16_t stars) {
    return tell(at, FeedbackGiven{.contract = "c1", .from = from, .stars = stars});
  }

  [[nodiscard]] ContractTable table(std::string_view as_of) {
    return replay(events, day(as_of), std::nullopt, &anomalies);
  }
  // The state of contract c1; the view in `paid_stretches` lives as long as `last_table`.
  [[nodiscard]] ContractState state(std::string_view as_of) {
    last_table = table(as_of);
    for (std::uint32_t row = 0; row < last_table.size(); ++row) {
      if (last_table.contract_id(row) == "c1") return last_table.state(row);
    }
    return {};
  }
  [[nodiscard]] std::vector<std::string> ignored(std::string_view as_of) {
    std::ignore = table(as_of);
    std::vector<std::string> ids;
    ids.reserve(anomalies.size());
    for (const Anomaly& anomaly : anomalies) ids.push_back(anomaly.event);
    return ids;
  }

  std::vector<Event> events;
  std::vector<Anomaly> anomalies;
  ContractTable last_table;
};

TEST(Replay, GivesNoStateToAContractThatHasNotStarted) {
  Story story;
  story.start("2026-03-02").pay("2026-03-01", 100);
  EXPECT_EQ(story.table("2026-03-01").size(), 0U);
  EXPECT_THAT(story.ignored("2026-03-01"), ElementsAre("e1"));
  EXPECT_EQ(story.table("2026-03-02").size(), 1U);
  EXPECT_THAT(story.ignored("2026-03-02"), IsEmpty());
}

TEST(Replay, IsNotMovedByWhatAnOperatorDecidedOrShowed) {
  Story story;
  story.start("2026-03-01");
  const ContractTable before = story.table("2026-03-09");
  story
      .tell("2026-03-05",
            ScorePublished{
                .publication = "p", .freelancer = "f1", .score = 1, .exact = 100, .window = "24m"})
      .tell("2026-03-06", PublicationClosed{"p", 1});
  EXPECT_EQ(story.table("2026-03-09").size(), before.size());
  EXPECT_THAT(story.anomalies, IsEmpty());
  EXPECT_EQ(latest_day(story.events), day("2026-03-01"));
}

TEST(Replay, CannotRetractWhatWasShown) {
  Story story;
  story.start("2026-03-01");
  story.tell("2026-03-05", PublicationClosed{"p", 1}).tell("2026-03-06", Retracted{"e1", "why"});
  EXPECT_THAT(story.ignored("2026-03-09"), ElementsAre("e2"));
  EXPECT_THAT(story.anomalies[0].message, testing::HasSubstr("cannot be retracted"));
}

TEST(Replay, TakesTheFirstStart) {
  Story story;
  story.tell("2026-03-02", ContractStarted{.contract = "c1", .freelancer = "f2", .client = "k2"})
      .tell("2026-03-01", ContractStarted{.contract = "c1",
                                          .freelancer = "f1",
                                          .client = "k1",
                                          .title = "Logo",
                                          .client_name = "Bakery",
                                          .group = "spring"});
  const ContractTable table = story.table("2026-03-05");
  ASSERT_EQ(table.size(), 1U);
  const auto row = table.row(0, {0});
  EXPECT_EQ(row.freelancer_id, "f1");
  EXPECT_EQ(row.client_id, "k1");
  EXPECT_EQ(row.title, "Logo");
  EXPECT_EQ(row.client_name, "Bakery");
  EXPECT_EQ(row.group, "spring");
  EXPECT_EQ(row.state.started_on, day("2026-03-01"));
  EXPECT_THAT(story.ignored("2026-03-05"), ElementsAre("e0"));
}

TEST(Replay, CountsADayFromItsStartToItsLastInstantInUtc) {
  Story story;
  story.start("2026-03-01").pay("2026-03-02T23:59:59.999999999Z", 100);
  story.pay("2026-03-03T01:00:00+02:00", 10);
  EXPECT_EQ(story.state("2026-03-01").earned, Cents{0});
  EXPECT_EQ(story.state("2026-03-02").earned, Cents{110});
}

TEST(Replay, CountsWhatWasPaidBeforeTheStartOnIt) {
  Story story;
  story.pay("2026-02-01", 100).start("2026-03-01").pay("2026-03-05", 50);
  const ContractState state = story.state("2026-04-01");
  EXPECT_EQ(state.earned, Cents{150});
  EXPECT_EQ(state.first_paid_on, day("2026-03-01"));
  EXPECT_EQ(state.last_paid_on, day("2026-03-05"));
  EXPECT_THAT(story.anomalies, IsEmpty());
}

TEST(Replay, RefundsTheNewestPaymentsFirst) {
  Story story;
  story.start("2026-01-01").pay("2026-01-02", 100).pay("2026-01-20", 40).pay("2026-02-01", 30);
  story.refund("2026-02-02", 50);
  const ContractState state = story.state("2026-03-01");
  EXPECT_EQ(state.earned, Cents{120});
  EXPECT_EQ(state.first_paid_on, day("2026-01-02"));
  EXPECT_EQ(state.last_paid_on, day("2026-01-20"));
  EXPECT_EQ(story.state("2026-02-01").last_paid_on, day("2026-02-01"));
}

TEST(Replay, RefundsNothingThatIsPaidLater) {
  Story story;
  story.start("2026-01-01").pay("2026-01-02", 100).refund("2026-01-03", 150).pay("2026-01-04", 70);
  const ContractState state = story.state("2026-02-01");
  EXPECT_EQ(state.earned, Cents{70});
  EXPECT_EQ(state.first_paid_on, day("2026-01-04"));
  ASSERT_EQ(story.anomalies.size(), 1U);
  EXPECT_EQ(story.anomalies[0].event, "e2");
  EXPECT_EQ(story.anomalies[0].type, EventType::refunded);
  EXPECT_THAT(story.anomalies[0].message, HasSubstr("0.50"));
}

TEST(Replay, LeavesNoDaysOfPaymentsThatWereAllRefunded) {
  Story story;
  story.start("2026-01-01").pay("2026-01-02", 100).refund("2026-01-03", 100);
  const ContractState state = story.state("2026-02-01");
  EXPECT_EQ(state.earned, Cents{0});
  EXPECT_FALSE(state.first_paid_on.present());
  EXPECT_FALSE(state.last_paid_on.present());
  EXPECT_THAT(story.anomalies, IsEmpty());
}

TEST(Replay, WritesStretchesWhereOneOfThemIsEmpty) {
  Story story;
  story.start("2026-01-01").pay("2026-01-01", 1).pay("2026-03-31", 1);
  EXPECT_EQ(story.state("2026-12-31").paid_stretches, "");  // day 89 is still in the first
  story.pay("2026-07-01", 1);                               // day 181 is in the third
  EXPECT_EQ(story.state("2026-12-31").paid_stretches, "101");
  story.pay("2026-04-01", 1);
  EXPECT_EQ(story.state("2026-12-31").paid_stretches, "");
}

TEST(Replay, KeepsWhatWasPaidAfterTheEnd) {
  Story story;
  story.start("2026-01-01").end("2026-02-01").pay("2026-03-01", 100);
  EXPECT_EQ(story.state("2026-03-01").last_paid_on, day("2026-03-01"));
  EXPECT_EQ(story.state("2026-03-01").ended_on, day("2026-02-01"));
}

TEST(Replay, TakesTheLastEndWithItsWords) {
  Story story;
  story.start("2026-01-01")
      .tell("2026-02-01", ContractEnded{"c1", Actor::client, EndReason::unresponsive})
      .tell("2026-02-10", ContractEnded{"c1", Actor::freelancer, EndReason::completed});
  EXPECT_EQ(story.state("2026-02-05").ended_on, day("2026-02-01"));
  EXPECT_EQ(story.state("2026-02-05").end_reason, EndReason::unresponsive);
  const ContractState state = story.state("2026-02-10");
  EXPECT_EQ(state.ended_on, day("2026-02-10"));
  EXPECT_EQ(state.ended_by, EndedBy::freelancer);
  EXPECT_EQ(state.end_reason, EndReason::none);
}

TEST(Replay, EndsNoContractBeforeItsFirstDay) {
  Story story;
  story.end("2026-01-01").start("2026-02-01");
  EXPECT_EQ(story.state("2026-03-01").ended_on, day("2026-02-01"));
}

TEST(Replay, PausesAndResumes) {
  Story story;
  story.start("2026-01-01")
      .tell("2026-01-10", ContractPaused{"c1"})
      .tell("2026-01-20", ContractResumed{"c1"})
      .tell("2026-01-30", ContractPaused{"c1"});
  EXPECT_EQ(story.state("2026-01-15").paused_on, day("2026-01-10"));
  EXPECT_FALSE(story.state("2026-01-25").paused_on.present());
  EXPECT_EQ(story.state("2026-01-25").resumed_on, day("2026-01-20"));
  EXPECT_EQ(story.state("2026-02-01").paused_on, day("2026-01-30"));
  EXPECT_EQ(story.state("2026-02-01").resumed_on, day("2026-01-20"));
}

TEST(Replay, EndsAPauseWithItsContract) {
  Story story;
  story.start("2026-01-01").tell("2026-01-10", ContractPaused{"c1"}).end("2026-03-01");
  const ContractState state = story.state("2026-03-01");
  EXPECT_FALSE(state.paused_on.present());
  EXPECT_EQ(state.resumed_on, day("2026-03-01"));
}

TEST(Replay, IgnoresPausesThatCannotBe) {
  Story story;
  story.start("2026-01-01")
      .tell("2026-01-05", ContractResumed{"c1"})
      .tell("2026-01-10", ContractPaused{"c1"})
      .tell("2026-01-12", ContractPaused{"c1"})
      .end("2026-02-01")
      .tell("2026-02-05", ContractPaused{"c1"});
  EXPECT_EQ(story.state("2026-01-20").paused_on, day("2026-01-10"));
  EXPECT_EQ(story.state("2026-03-01").resumed_on, day("2026-02-01"));
  EXPECT_THAT(story.ignored("2026-03-01"), ElementsAre("e1", "e3", "e5"));
}

TEST(Replay, ForgetsASplitDispute) {
  Story story;
  story.start("2026-01-01")
      .tell("2026-01-02", DisputeOpened{"c1"})
      .tell("2026-01-03", DisputeClosed{"c1", DisputeOutcome::lost})
      .tell("2026-01-04", DisputeClosed{"c1", DisputeOutcome::split});
  EXPECT_EQ(story.state("2026-01-01").dispute, Dispute::none);
  EXPECT_EQ(story.state("2026-01-02").dispute, Dispute::open);
  EXPECT_EQ(story.state("2026-01-03").dispute, Dispute::lost);
  EXPECT_EQ(story.state("2026-01-04").dispute, Dispute::none);
}

TEST(Replay, GivesAClientsStandingToAllItsContracts) {
  Story story;
  story.start("2026-01-01").start("2026-01-01", "c2");
  story.tell("2026-01-05", ClientStandingChanged{"k1", Standing::suspended});
  story.tell("2026-01-09", ClientStandingChanged{"k1", Standing::good});
  EXPECT_EQ(story.state("2026-01-04").client_standing, Standing::good);
  const ContractTable table = story.table("2026-01-08");
  EXPECT_THAT(table.client_standing, ElementsAre(Standing::suspended, Standing::suspended));
  EXPECT_EQ(story.state("2026-01-09").client_standing, Standing::good);
}

TEST(Replay, ExcludesWhatAReviewExcludesUntilItRestoresIt) {
  Story story;
  story.start("2026-01-01")
      .tell("2026-01-02", ReviewRequested{"r1", "f1", "c1", "unfair"})
      .tell("2026-01-03", ReviewRequested{"r2", "f1", "c1", "unfair too"})
      .tell("2026-01-04", ReviewDecided{"r1", ReviewDecision::excluded, "desk", "w"})
      .tell("2026-01-05", ReviewDecided{"r1", ReviewDecision::upheld, "desk", "w"})
      .tell("2026-01-06", ReviewDecided{"r2", ReviewDecision::excluded, "desk", "w"})
      .tell("2026-01-07", ReviewDecided{"r1", ReviewDecision::restored, "desk", "w"})
      .tell("2026-01-08", ReviewDecided{"r2", ReviewDecision::restored, "desk", "w"});
  EXPECT_FALSE(story.state("2026-01-03").excluded);
  EXPECT_TRUE(story.state("2026-01-04").excluded);
  EXPECT_TRUE(story.state("2026-01-05").excluded);
  EXPECT_TRUE(story.state("2026-01-07").excluded) << "the other review still excludes it";
  EXPECT_FALSE(story.state("2026-01-08").excluded);
}

TEST(Replay, IgnoresADecisionThatNobodyAskedFor) {
  Story story;
  story.start("2026-01-01")
      .tell("2026-01-04", ReviewDecided{"r1", ReviewDecision::excluded, "desk", "w"})
      .tell("2026-01-05", ReviewRequested{"r2", "f1", "c9", "unfair"});
  EXPECT_FALSE(story.state("2026-01-05").excluded);
  EXPECT_THAT(story.ignored("2026-01-05"), ElementsAre("e1", "e2"));
}

TEST(Replay, ShowsTheLastDeadlineSoFarElseTheNext) {
  Story story;
  story.tell(
      "2026-01-01",
      ContractStarted{
          .contract = "c1", .freelancer = "f1", .client = "k1", .due_on = day("2026-06-01")});
  story.tell("2026-01-01", MilestoneDue{"c1", "m1", day("2026-03-01")});
  story.tell("2026-01-01", MilestoneDue{"c1", "m2", day("2026-04-01")});
  story.tell("2026-02-20", Delivered{"c1", "m1"}).tell("2026-05-01", Delivered{"c1", "m2"});
  story.tell("2026-05-03", Delivered{"c1", "m2"}).tell("2026-06-02", Delivered{"c1"});
  EXPECT_EQ(story.state("2026-01-01").due_on, day("2026-03-01"));
  EXPECT_FALSE(story.state("2026-01-01").delivered_on.present());
  EXPECT_EQ(story.state("2026-02-28").delivered_on, day("2026-02-20"));
  EXPECT_EQ(story.state("2026-03-31").due_on, day("2026-03-01"));
  EXPECT_EQ(story.state("2026-04-01").due_on, day("2026-04-01"));
  EXPECT_FALSE(story.state("2026-04-01").delivered_on.present());
  EXPECT_EQ(story.state("2026-05-31").delivered_on, day("2026-05-01"));
  EXPECT_EQ(story.state("2026-06-30").due_on, day("2026-06-01"));
  EXPECT_EQ(story.state("2026-06-30").delivered_on, day("2026-06-02"));
}

TEST(Replay, MovesADeadlineWithItsMilestone) {
  Story story;
  story.start("2026-01-01").tell("2026-01-02", MilestoneDue{"c1", "m1", day("2026-02-01")});
  story.tell("2026-01-20", MilestoneDue{"c1", "m1", day("2026-03-01")});
  EXPECT_EQ(story.state("2026-01-10").due_on, day("2026-02-01"));
  EXPECT_EQ(story.state("2026-02-10").due_on, day("2026-03-01"));
}

TEST(Replay, IgnoresADeliveryOfAnUnknownMilestone) {
  Story story;
  story.start("2026-01-01").tell("2026-01-02", Delivered{"c1", "m9"});
  story.tell("2026-01-03", Delivered{"c1"});
  EXPECT_FALSE(story.state("2026-01-05").delivered_on.present());
  EXPECT_THAT(story.ignored("2026-01-05"), ElementsAre("e1"));
}

TEST(Replay, RemembersTheLastContactByTheFreelancer) {
  Story story;
  story.start("2026-01-01")
      .tell("2026-01-02", Contacted{"c1", Side::freelancer})
      .tell("2026-01-03", Contacted{"c1", Side::client});
  EXPECT_EQ(story.state("2026-01-05").last_contact_on, day("2026-01-02"));
}

TEST(Replay, KeepsTheLastWordOnAProfile) {
  Story story;
  story.start("2026-01-01")
      .tell("2026-01-05", ProfileUpdated{"f1", 80})
      .tell("2026-01-02", ProfileUpdated{"f1", 60})
      .tell("2026-01-02", ProfileUpdated{"f2", 10});
  EXPECT_THAT(story.table("2026-01-01").profile_completeness, ElementsAre(-1));
  EXPECT_THAT(story.table("2026-01-02").profile_completeness, ElementsAre(60));
  EXPECT_THAT(story.table("2026-01-09").profile_completeness, ElementsAre(80));
}

TEST(Replay, KeepsOffersWithoutEffect) {
  Story story;
  story.start("2026-01-01")
      .tell("2026-01-02", OfferMade{"f1", "k1"})
      .tell("2026-01-03", OfferDeclined{"f1", "k1"});
  EXPECT_EQ(story.table("2026-01-05").size(), 1U);
  EXPECT_THAT(story.anomalies, IsEmpty());
}

TEST(Replay, UndoesWhatWasRetractedFromTheRetractionOn) {
  Story story;
  story.start("2026-01-01").pay("2026-01-02", 100).pay("2026-01-03", 20);
  story.tell("2026-01-10", Retracted{"e1", "entered twice"});
  EXPECT_EQ(story.state("2026-01-09").earned, Cents{120});
  EXPECT_EQ(story.state("2026-01-10").earned, Cents{20});
  EXPECT_EQ(story.state("2026-01-10").first_paid_on, day("2026-01-03"));
}

TEST(Replay, LetsTheNextStartCountWhenTheFirstWasRetracted) {
  Story story;
  story.start("2026-01-01").start("2026-02-01").tell("2026-03-01", Retracted{"e0", "wrong day"});
  EXPECT_EQ(story.state("2026-02-15").started_on, day("2026-01-01"));
  EXPECT_EQ(story.state("2026-03-01").started_on, day("2026-02-01"));
}

TEST(Replay, IgnoresRetractionsOfRetractionsAndOfNothing) {
  Story story;
  story.start("2026-01-01").pay("2026-01-02", 100);
  story.tell("2026-01-10", Retracted{"e1", "wrong"});
  story.tell("2026-01-11", Retracted{"e2", "right after all"});
  story.tell("2026-01-12", Retracted{"e99", "wrong"});
  story.tell("2026-01-13", Retracted{"e1", "wrong, as was said"});
  EXPECT_EQ(story.state("2026-02-01").earned, Cents{0});
  EXPECT_THAT(story.ignored("2026-02-01"), ElementsAre("e3", "e4", "e5"));
}

TEST(Replay, KnowsOnlyWhatWasRecordedByThen) {
  Story story;
  story.start("2026-01-01").pay("2026-01-02", 100).pay("2026-01-03", 20);
  story.events[2].recorded_at = parse_timestamp("2026-01-20T12:00:00Z");
  const auto earned = [&story](std::string_view known_at) {
    return replay(story.events, day("2026-02-01"), parse_timestamp(known_at)).earned[0];
  };
  EXPECT_EQ(earned("2025-01-01"), Cents{100}) << "what no ledger recorded was always known";
  EXPECT_EQ(earned("2026-01-20T11:59:59Z"), Cents{100});
  EXPECT_EQ(earned("2026-01-20T12:00:00Z"), Cents{120});
}

TEST(Replay, OrdersWhatHappensAtOneInstantByTypeThenById) {
  Story story;
  story.refund("2026-01-05", 100).pay("2026-01-05", 100).start("2026-01-01");
  EXPECT_EQ(story.state("2026-01-05").earned, Cents{0}) << "paid, then refunded";
  story.tell("2026-01-06", ContractResumed{"c1"}).tell("2026-01-06", ContractPaused{"c1"});
  EXPECT_EQ(story.state("2026-01-06").resumed_on, day("2026-01-06")) << "paused, then resumed";
  story.review("2026-01-20", Side::client, 500).end("2026-01-20");
  EXPECT_EQ(story.state("2026-03-01").stars, 500) << "ended, then said";
  story.tell("2026-04-01", ProfileUpdated{"f1", 10}).tell("2026-04-01", ProfileUpdated{"f1", 20});
  EXPECT_THAT(story.table("2026-04-01").profile_completeness, ElementsAre(20));
  std::swap(story.events[7].id, story.events[8].id);
  EXPECT_THAT(story.table("2026-04-01").profile_completeness, ElementsAre(10));
}

TEST(Replay, CountsARepeatedEventOnceAndNoOtherOfItsId) {
  Story story;
  story.start("2026-01-01").pay("2026-01-02", 100).pay("2026-01-02", 100).pay("2026-01-03", 70);
  story.events[2].id = "e1";
  story.events[3].id = "e1";
  EXPECT_EQ(story.state("2026-02-01").earned, Cents{100});
  ASSERT_EQ(story.anomalies.size(), 1U);
  EXPECT_THAT(story.anomalies[0].message, HasSubstr("other content"));
}

TEST(Replay, ChoosesTheSameOfTwoEventsOfOneIdWhicheverCameFirst) {
  Story story;
  story.start("2026-01-01").pay("2026-01-02", 100).pay("2026-01-02", 70);
  story.events[2].id = "e1";
  EXPECT_EQ(story.state("2026-02-01").earned, Cents{70});
  std::swap(story.events[1], story.events[2]);
  EXPECT_EQ(story.state("2026-02-01").earned, Cents{70});
}

TEST(Replay, IgnoresEventsOfBadForm) {
  Story story;
  story.start("2026-01-01").pay("2026-01-02", -5).start("2026-01-03", "");
  EXPECT_EQ(story.table("2026-02-01").size(), 1U);
  EXPECT_THAT(story.ignored("2026-02-01"), ElementsAre("e1", "e2"));
}

TEST(Replay, FindsTheLatestDayOfAnythingButStartsAndDeadlines) {
  Story story;
  EXPECT_FALSE(latest_day(story.events).present());
  story.start("2026-01-01").start("2026-05-01", "c2");
  EXPECT_EQ(latest_day(story.events), day("2026-05-01"));
  story.tell("2026-02-01", MilestoneDue{"c1", "m1", day("2026-12-01")});
  EXPECT_EQ(latest_day(story.events), day("2026-02-01"));
  story.pay("2026-03-01", 1);
  story.events.back().recorded_at = parse_timestamp("2026-04-01");
  EXPECT_EQ(latest_day(story.events), day("2026-03-01"));
  EXPECT_EQ(latest_day(story.events, parse_timestamp("2026-03-15")), day("2026-02-01"));
}

}  // namespace
}  // namespace jss::history
