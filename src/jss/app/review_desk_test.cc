// SPDX-License-Identifier: Apache-2.0
#include "jss/app/review_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "jss/app/ledger_place.h"
#include "jss/ledger/memory_ledger.h"

namespace jss::app {
namespace {

using history::ReviewDecision;
using history::ReviewState;
using testing::HasSubstr;

class ReviewDeskTest : public testing::Test {
 protected:
  // The id of the review, `again`, or why not.
  std::string request(const ReviewRequest& request, std::string_view at = "2026-01-01T09:00:00Z") {
    return told(request_review(book_, request, 14, *parse_timestamp(at)));
  }
  std::string decide(ReviewDecision decision, const std::string& why = "looked into",
                     const std::string& key = {}, std::string_view at = "2026-01-05T09:00:00Z") {
    return told(decide_review(
        book_, {.review = "c1-1", .decision = decision, .by = "rae", .why = why, .key = key},
        *parse_timestamp(at)));
  }
  std::string told(const Result<ReviewStep>& step) {
    if (!step) return step.error().message;
    if (!step->event) return "again";
    EXPECT_FALSE(history::check_form(*step->event));
    book_.learn(*step->event);
    return step->review;
  }
  void retract(const std::string& event) {
    book_.learn({.id = "retract " + event,
                 .at = *parse_timestamp("2026-02-01"),
                 .recorded_at = std::nullopt,
                 .body = history::Retracted{event, "a slip"}});
  }

  history::ReviewBook book_;
  ReviewRequest unfair_{.freelancer = "ana", .contract = "c1", .why = "unfair", .key = {}};
};

TEST_F(ReviewDeskTest, SetsTheDayByWhichAReviewIsDue) {
  EXPECT_EQ(request(unfair_), "c1-1");
  EXPECT_EQ(book_.find("c1-1")->due_on, *parse_day("2026-01-15"));
  EXPECT_EQ(book_.find("c1-1")->freelancer, "ana");
}

TEST_F(ReviewDeskTest, OpensOneReviewOfAContractAtATime) {
  request(unfair_);
  EXPECT_THAT(request(unfair_), HasSubstr("is open: wait for its decision"));
  decide(ReviewDecision::upheld);
  EXPECT_EQ(request(unfair_), "c1-2");
  EXPECT_EQ(request({.freelancer = "ana", .contract = "c2", .why = "unfair", .key = {}}), "c2-1");
}

TEST_F(ReviewDeskTest, TakesTheSameRequestOnceHoweverOftenItIsSent) {
  unfair_.key = "k-1";
  EXPECT_EQ(request(unfair_), "c1-1");
  EXPECT_EQ(request(unfair_, "2026-01-02T09:00:00Z"), "again");
  unfair_.why = "really unfair";
  EXPECT_THAT(request(unfair_), HasSubstr("was used for something else"));
  EXPECT_EQ(decide(ReviewDecision::excluded, "so", "k-2"), "c1-1");
  EXPECT_EQ(decide(ReviewDecision::excluded, "so", "k-2"), "again");
  EXPECT_THAT(decide(ReviewDecision::restored, "so", "k-2"), HasSubstr("for something else"));
  EXPECT_EQ(book_.find("c1-1")->verdicts.size(), 1U);
}

TEST_F(ReviewDeskTest, DecidesOnlyWhatChangesSomething) {
  EXPECT_THAT(decide(ReviewDecision::upheld), HasSubstr("there is no review 'c1-1'"));
  request(unfair_);
  EXPECT_THAT(decide(ReviewDecision::restored), HasSubstr("there is nothing to restore"));
  decide(ReviewDecision::excluded);
  EXPECT_THAT(decide(ReviewDecision::excluded), HasSubstr("does not count already"));
  EXPECT_THAT(decide(ReviewDecision::upheld), HasSubstr("only what is open can be upheld"));
  EXPECT_EQ(decide(ReviewDecision::restored), "c1-1");
  EXPECT_EQ(book_.find("c1-1")->state(), ReviewState::restored);
  EXPECT_EQ(decide(ReviewDecision::excluded), "c1-1");
  EXPECT_TRUE(book_.find("c1-1")->excludes());
}

TEST_F(ReviewDeskTest, DecidesAfterWhatWasDecidedBeforeWhateverTheClockSays) {
  request(unfair_, "2026-01-09T09:00:00Z");
  decide(ReviewDecision::excluded, "so", {}, "2026-01-05T09:00:00Z");
  decide(ReviewDecision::restored, "so", {}, "2026-01-05T09:00:00Z");
  EXPECT_EQ(book_.find("c1-1")->state(), ReviewState::restored);
  EXPECT_LT(book_.find("c1-1")->requested_at, book_.find("c1-1")->verdicts[0].at);
}

TEST_F(ReviewDeskTest, GoesOnWhereSomethingWasRetracted) {
  request(unfair_);
  decide(ReviewDecision::excluded);
  retract(book_.find("c1-1")->verdicts[0].event);
  EXPECT_EQ(decide(ReviewDecision::upheld), "c1-1");
  retract(book_.find("c1-1")->event);
  EXPECT_EQ(request(unfair_), "c1-1") << "the first request never happened";
  EXPECT_EQ(book_.find("c1-1")->event, "review-requested/c1/2");
}

TEST_F(ReviewDeskTest, WantsAReasonThatCanBeRead) {
  for (const std::string& why :
       {std::string("  \n"), std::string(4001, 'x'), std::string("a\x1b")}) {
    unfair_.why = why;
    EXPECT_THAT(request(unfair_), testing::StartsWith("why ")) << why.substr(0, 5);
  }
  unfair_.why = "Zeile 1\nZeile 2 ü";
  unfair_.key = "a b";
  EXPECT_THAT(request(unfair_), HasSubstr("visible characters"));
}

TEST_F(ReviewDeskTest, CountsWhatSomebodyAskedLately) {
  for (int i = 0; i < 3; ++i) {
    request({.freelancer = "ana", .contract = "c" + std::to_string(i), .why = "w", .key = {}});
  }
  EXPECT_EQ(recent_requests(book_, "ana", *parse_timestamp("2026-01-31T08:59:59Z")), 3U);
  EXPECT_EQ(recent_requests(book_, "ana", *parse_timestamp("2026-01-31T09:00:00Z")), 0U);
  EXPECT_EQ(recent_requests(book_, "ben", *parse_timestamp("2026-01-02")), 0U);
}

TEST_F(ReviewDeskTest, FindsTheReviewsOfALedger) {
  auto ledger = ledger::memory_ledger();
  const auto step = request_review(book_, unfair_, 14, *parse_timestamp("2026-01-01T09:00:00Z"));
  const history::Event paid{.id = "p",
                            .at = *parse_timestamp("2026-01-01"),
                            .recorded_at = std::nullopt,
                            .body = history::Paid{"c1", {100}}};
  const std::array entries{ledger_entry(*step->event), ledger_entry(paid)};
  ASSERT_TRUE(
      ledger.append(entries, *parse_timestamp("2026-01-02"), ledger::OnConflict::refuse_all));
  const auto book = review_book(ledger);
  ASSERT_TRUE(book);
  ASSERT_NE(book->find("c1-1"), nullptr);
  EXPECT_EQ(book->find("c1-1")->due_on, *parse_day("2026-01-15"));
}

}  // namespace
}  // namespace jss::app
