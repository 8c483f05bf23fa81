// SPDX-License-Identifier: Apache-2.0
#include "jss/history/review_book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "jss/history/random_events.h"
#include "jss/history/replay.h"

namespace jss::history {
namespace {

using testing::ElementsAre;

// Tells a book of one thing after the other; ids of events are `e0`, `e1`, ….
class Desk {
 public:
  Desk& tell(std::string_view at, EventBody body) {
    book_.learn({.id = "e" + std::to_string(told_++),
                 .at = *parse_timestamp(at),
                 .recorded_at = std::nullopt,
                 .body = std::move(body)});
    return *this;
  }
  [[nodiscard]] const ReviewBook& book() const { return book_; }
  [[nodiscard]] const Review& review(std::string_view id) const {
    const Review* const found = book_.find(id);
    static const Review nothing;
    EXPECT_NE(found, nullptr) << id;
    return found == nullptr ? nothing : *found;
  }
  [[nodiscard]] std::vector<std::string> ids() const {
    std::vector<std::string> ids;
    book_.for_each([&ids](const Review& review) { ids.push_back(review.id); });
    return ids;
  }

 private:
  ReviewBook book_;
  int told_ = 0;
};

ReviewRequested asked(std::string review, std::string contract = "c1") {
  return {.review = std::move(review),
          .freelancer = "ana",
          .contract = std::move(contract),
          .why = "unfair",
          .due_on = *parse_day("2026-01-15")};
}

ReviewDecided decided(std::string review, ReviewDecision decision) {
  return {std::move(review), decision, "desk", "looked into"};
}

TEST(ReviewBook, TellsWhoAskedForWhatAndUntilWhen) {
  Desk desk;
  desk.tell("2026-01-01T09:00:00Z", asked("r1"));
  const Review& review = desk.review("r1");
  EXPECT_EQ(review.freelancer, "ana");
  EXPECT_EQ(review.contract, "c1");
  EXPECT_EQ(review.why, "unfair");
  EXPECT_EQ(review.event, "e0");
  EXPECT_EQ(review.state(), ReviewState::open);
  EXPECT_FALSE(review.is_overdue(*parse_day("2026-01-15")));
  EXPECT_TRUE(review.is_overdue(*parse_day("2026-01-16")));
  EXPECT_EQ(desk.book().find("r2"), nullptr);
}

TEST(ReviewBook, IsDecidedByWhatWasDecidedLast) {
  Desk desk;
  desk.tell("2026-01-01", asked("r1"))
      .tell("2026-01-05", decided("r1", ReviewDecision::excluded))
      .tell("2026-01-03", decided("r1", ReviewDecision::upheld));
  EXPECT_EQ(desk.review("r1").state(), ReviewState::excluded);
  EXPECT_TRUE(desk.review("r1").excludes());
  EXPECT_FALSE(desk.review("r1").is_overdue(*parse_day("2027-01-01")));
  desk.tell("2026-01-07", decided("r1", ReviewDecision::restored));
  EXPECT_EQ(desk.review("r1").state(), ReviewState::restored);
  EXPECT_FALSE(desk.review("r1").excludes());
  EXPECT_EQ(desk.review("r1").last_at(), *parse_timestamp("2026-01-07"));
}

TEST(ReviewBook, IsOpenAgainWhereADecisionIsRetracted) {
  Desk desk;
  desk.tell("2026-01-01", asked("r1"))
      .tell("2026-01-05", decided("r1", ReviewDecision::excluded))
      .tell("2026-01-06", Retracted{"e1", "a slip"});
  EXPECT_EQ(desk.review("r1").state(), ReviewState::open);
  EXPECT_FALSE(desk.review("r1").excludes());
}

TEST(ReviewBook, ForgetsARequestThatIsRetractedEvenBeforeItIsTold) {
  Desk desk;
  desk.tell("2026-01-06", Retracted{"e1", "a slip"}).tell("2026-01-01", asked("r1"));
  EXPECT_EQ(desk.book().find("r1"), nullptr);
  EXPECT_TRUE(desk.book().of_contract("c1").empty());
  desk.tell("2026-01-07", asked("r1", "c2"));
  EXPECT_EQ(desk.review("r1").contract, "c2");
}

TEST(ReviewBook, BeginsWithWhatWasAskedFirst) {
  Desk desk;
  desk.tell("2026-01-03", asked("a"))
      .tell("2026-01-01", asked("z", "c2"))
      .tell("2026-01-02", asked("m"));
  EXPECT_THAT(desk.ids(), ElementsAre("z", "m", "a"));
  std::vector<std::string> of_contract;
  for (const Review* review : desk.book().of_contract("c1")) of_contract.push_back(review->id);
  EXPECT_THAT(of_contract, ElementsAre("m", "a"));
}

RC_GTEST_PROP(ReviewBook, ExcludesTheContractsThatAReplayDoesInAnyOrder, ()) {
  std::vector<Event> events = random_events();
  std::set<std::string> ids;
  std::erase_if(events, [&ids](const Event& event) { return !ids.insert(event.id).second; });
  const scoring::ContractTable table = replay(events, kLastDay);
  shuffle(events);
  ReviewBook book;
  for (const Event& event : events) book.learn(event);
  for (std::uint32_t row = 0; row < table.size(); ++row) {
    const auto reviews = book.of_contract(table.contract_id(row));
    const bool excluded = std::any_of(reviews.begin(), reviews.end(),
                                      [](const Review* review) { return review->excludes(); });
    RC_ASSERT(excluded == (table.excluded[row] != 0));
  }
}

}  // namespace
}  // namespace jss::history
