// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "jss/history/replay.h"

namespace jss::history {
namespace {

using scoring::ContractState;
using scoring::EndReason;
using scoring::kNoAnswer;
using scoring::kNoStars;
using testing::ElementsAre;
using testing::IsEmpty;

Day day(std::string_view text) { return parse_day(text).value_or(kNoDay); }

// One contract that started on 2026-01-01.
class Contract {
 public:
  Contract() { tell("2026-01-01", ContractStarted{"c1", "f1", "k1"}); }

  Contract& tell(std::string_view at, EventBody body) {
    events_.push_back({.id = "e" + std::to_string(events_.size()),
                       .at = parse_timestamp(at).value(),
                       .body = std::move(body)});
    return *this;
  }
  Contract& end(std::string_view at, Actor by = Actor::client, EndReason reason = EndReason::none) {
    return tell(at, ContractEnded{"c1", by, reason});
  }
  Contract& client_says(std::string_view at, std::int16_t stars) {
    return tell(at, FeedbackGiven{.contract = "c1", .from = Side::client, .stars = stars});
  }
  Contract& freelancer_says(std::string_view at, std::int16_t stars) {
    return tell(at, FeedbackGiven{.contract = "c1", .from = Side::freelancer, .stars = stars});
  }
  [[nodiscard]] ContractState on(std::string_view as_of) {
    anomalies_.clear();
    return replay(events_, day(as_of), std::nullopt, &anomalies_).state(0);
  }
  [[nodiscard]] std::vector<std::string> ignored() const {
    std::vector<std::string> ids;
    ids.reserve(anomalies_.size());
    for (const Anomaly& anomaly : anomalies_) ids.push_back(anomaly.event);
    return ids;
  }

 private:
  std::vector<Event> events_;
  std::vector<Anomaly> anomalies_;
};

TEST(Feedback, TakesEffectWhenTheOtherSideHasSpokenToo) {
  Contract contract;
  contract.end("2026-03-01").client_says("2026-03-02", 450).freelancer_says("2026-03-05", 200);
  EXPECT_EQ(contract.on("2026-03-04").stars, kNoStars);
  EXPECT_EQ(contract.on("2026-03-04").client_stars, kNoStars);
  EXPECT_EQ(contract.on("2026-03-05").stars, 450);
  EXPECT_EQ(contract.on("2026-03-05").feedback_on, day("2026-03-05"));
  EXPECT_EQ(contract.on("2026-03-05").client_stars, 200);
  EXPECT_THAT(contract.ignored(), IsEmpty());
}

TEST(Feedback, TakesEffectFourteenDaysAfterTheEndIfTheOtherSideIsSilent) {
  Contract contract;
  contract.end("2026-03-01").client_says("2026-03-02", 450);
  EXPECT_EQ(contract.on("2026-03-14").stars, kNoStars);
  EXPECT_EQ(contract.on("2026-03-15").stars, 450);
  EXPECT_EQ(contract.on("2026-03-15").feedback_on, day("2026-03-15"));
}

TEST(Feedback, TakesEffectAtOnceWhenItComesLast) {
  Contract contract;
  contract.end("2026-03-01").freelancer_says("2026-03-01", 500).client_says("2026-04-20", 300);
  EXPECT_EQ(contract.on("2026-03-14").client_stars, kNoStars);
  EXPECT_EQ(contract.on("2026-03-15").client_stars, 500);
  EXPECT_EQ(contract.on("2026-04-19").stars, kNoStars);
  EXPECT_EQ(contract.on("2026-04-20").stars, 300);
  EXPECT_EQ(contract.on("2026-04-20").feedback_on, day("2026-04-20"));
}

TEST(Feedback, KeepsTheLastOfSeveralBeforeTheEffect) {
  Contract contract;
  contract.end("2026-03-01")
      .client_says("2026-03-02", 100)
      .client_says("2026-03-15T20:00:00Z", 400);
  contract.client_says("2026-03-16", 500);
  EXPECT_EQ(contract.on("2026-03-15").stars, 400);
  EXPECT_EQ(contract.on("2026-04-01").stars, 400);
  EXPECT_THAT(contract.ignored(), ElementsAre("e4"));
}

TEST(Feedback, IsIgnoredWhileNothingHasEnded) {
  Contract contract;
  contract.client_says("2026-02-01", 100);
  EXPECT_EQ(contract.on("2026-02-20").stars, kNoStars);
  EXPECT_THAT(contract.ignored(), ElementsAre("e1"));
  contract.end("2026-03-01").client_says("2026-03-02", 500);
  EXPECT_EQ(contract.on("2026-06-01").stars, 500);
  EXPECT_EQ(contract.on("2026-06-01").feedback_on, day("2026-03-15"));
  EXPECT_THAT(contract.ignored(), ElementsAre("e1"));
}

TEST(Feedback, WaitsForTheLastEnd) {
  Contract contract;
  contract.end("2026-03-01").client_says("2026-03-02", 450).freelancer_says("2026-03-03", 500);
  EXPECT_EQ(contract.on("2026-03-03").feedback_on, day("2026-03-03"));
  contract.end("2026-03-10");
  EXPECT_EQ(contract.on("2026-03-10").feedback_on, day("2026-03-10"));
}

TEST(Feedback, OfAContractThatGoesOnIsNeverScored) {
  Contract contract;
  FeedbackGiven feedback{.contract = "c1", .stars = 100, .mid_contract = true};
  contract.tell("2026-02-01", feedback).end("2026-03-01").tell("2026-03-02", feedback);
  EXPECT_EQ(contract.on("2026-06-01").stars, kNoStars);
  EXPECT_FALSE(contract.on("2026-06-01").feedback_on.present());
  EXPECT_THAT(contract.ignored(), IsEmpty());
}

TEST(Feedback, MakesTheStarFigureOfSixScores) {
  Contract contract;
  contract.end("2026-03-01")
      .tell("2026-03-02", FeedbackGiven{.contract = "c1",
                                        .scores = FeedbackScores{500, 400, 500, 300, 500, 500}});
  EXPECT_EQ(contract.on("2026-04-01").stars, 450);
}

TEST(Feedback, KeepsAPrivateAnswerWithoutStars) {
  Contract contract;
  contract.end("2026-03-01").tell("2026-03-02", FeedbackGiven{.contract = "c1", .recommend = 0});
  EXPECT_EQ(contract.on("2026-04-01").recommend, 0);
  EXPECT_EQ(contract.on("2026-04-01").stars, kNoStars);
  EXPECT_EQ(contract.on("2026-03-10").recommend, kNoAnswer);
}

TEST(Feedback, NamesTheReasonOfTheEndOnceItIsKnown) {
  Contract contract;
  contract.end("2026-03-01", Actor::client, EndReason::completed);
  FeedbackGiven feedback{.contract = "c1", .stars = 100, .reason = EndReason::unprofessional};
  contract.tell("2026-03-02", feedback);
  EXPECT_EQ(contract.on("2026-03-14").end_reason, EndReason::completed);
  EXPECT_EQ(contract.on("2026-03-15").end_reason, EndReason::unprofessional);
}

TEST(Feedback, TakesNoReasonFromAFreelancersEnd) {
  Contract contract;
  contract.end("2026-03-01", Actor::freelancer, EndReason::unresponsive);
  EXPECT_EQ(contract.on("2026-03-01").end_reason, EndReason::none);
}

TEST(Feedback, StaysInAStateWhenItIsRemoved) {
  Contract contract;
  contract.end("2026-03-01").client_says("2026-03-02", 100);
  contract.tell("2026-04-01", FeedbackRemoved{"c1", RemovalCause::perk});
  EXPECT_FALSE(contract.on("2026-03-31").feedback_removed);
  EXPECT_TRUE(contract.on("2026-04-01").feedback_removed);
  EXPECT_EQ(contract.on("2026-04-01").stars, 100);
}

TEST(Feedback, CannotBeRemovedFromAnOpenContract) {
  Contract contract;
  contract.tell("2026-02-01", FeedbackRemoved{"c1", RemovalCause::perk});
  EXPECT_FALSE(contract.on("2026-02-01").feedback_removed);
  EXPECT_THAT(contract.ignored(), ElementsAre("e1"));
}

}  // namespace
}  // namespace jss::history
