// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/act.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <vector>

#include "jss/history/random_events.h"
#include "jss/insight/random_acts.h"

namespace jss::insight {
namespace {

using history::Chronicle;
using history::Event;
using history::EventBody;
using scoring::ContractState;

Day day(const char* text) { return *parse_day(text); }
const Day kToday = day("2026-06-30");

// The story of one freelancer: an id, a day and what happened.
class Story {
 public:
  Story& on(const char* when, EventBody body) {
    events_.push_back({.id = "e" + std::to_string(events_.size()),
                       .at = start_of(day(when)),
                       .body = std::move(body)});
    return *this;
  }
  Story& started(const char* when, const char* contract, const char* client = "k1") {
    return on(when, history::ContractStarted{.contract = contract,
                                             .freelancer = "f",
                                             .client = client,
                                             .kind = history::ContractKind::fixed});
  }
  Story& paid(const char* when, const char* contract, std::int64_t units) {
    return on(when, history::Paid{contract, {units * 100}});
  }
  [[nodiscard]] Chronicle told() const { return Chronicle::of_events(events_, "f", kToday); }

 private:
  std::vector<Event> events_;
};

Chronicle one_open() {
  return Story().started("2026-01-01", "c1").paid("2026-02-01", "c1", 100).told();
}

ContractState after(const Chronicle& chronicle, std::vector<Act> acts, const char* contract,
                    Day when = kLastDay) {
  const auto imagined = imagine(chronicle, acts, kToday);
  EXPECT_TRUE(imagined.has_value()) << imagined.error().message;
  if (!imagined) return {};
  const auto own = imagined->own_contract(contract, when);
  EXPECT_TRUE(own.has_value());
  if (!own) return {};
  ContractState state = own->state;
  // The chronicle goes with this function.
  state.paid_stretches = state.paid_stretches == "1101" ? "1101"
                         : state.paid_stretches.empty() ? ""
                                                        : "?";
  return state;
}

std::string refusal(const Chronicle& chronicle, std::vector<Act> acts) {
  const auto imagined = imagine(chronicle, acts, kToday);
  return imagined ? std::string("it can be") : imagined.error().message;
}

TEST(Imagine, LetsTheFreelancerEndWithoutAWord) {
  const ContractState state = after(one_open(), {{.kind = ActKind::end, .contract = "c1"}}, "c1");
  EXPECT_EQ(state.ended_on, kToday);
  EXPECT_EQ(state.ended_by, scoring::EndedBy::freelancer);
  EXPECT_FALSE(state.has_feedback());
  EXPECT_FALSE(state.feedback_on.present());
}

TEST(Imagine, LetsTheClientEndWithFeedbackOfThatDay) {
  const ContractState state = after(one_open(),
                                    {{.kind = ActKind::end,
                                      .contract = "c1",
                                      .day = kToday + 10,
                                      .by = scoring::EndedBy::client,
                                      .reason = scoring::EndReason::completed,
                                      .stars = 450,
                                      .recommend = 9}},
                                    "c1");
  EXPECT_EQ(state.ended_on, kToday + 10);
  EXPECT_EQ(state.feedback_on, kToday + 10);
  EXPECT_EQ(state.stars, 450);
  EXPECT_EQ(state.recommend, 9);
  EXPECT_EQ(state.end_reason, scoring::EndReason::completed);
}

TEST(Imagine, LeavesTheDaysBeforeAnActAsTheyWere) {
  const Chronicle chronicle = one_open();
  const std::vector<Act> acts{{.kind = ActKind::end, .contract = "c1", .day = kToday + 10}};
  const auto imagined = imagine(chronicle, acts, kToday);
  ASSERT_TRUE(imagined.has_value());
  EXPECT_FALSE(imagined->own_contract("c1", kToday + 9)->state.ended());
  EXPECT_TRUE(imagined->own_contract("c1", kToday + 10)->state.ended());
  EXPECT_FALSE(chronicle.own_contract("c1", kLastDay)->state.ended());
}

TEST(Imagine, EndsThePauseOfWhatEnds) {
  const ContractState state = after(one_open(),
                                    {{.kind = ActKind::pause, .contract = "c1"},
                                     {.kind = ActKind::end, .contract = "c1", .day = kToday + 5}},
                                    "c1");
  EXPECT_FALSE(state.paused_on.present());
  EXPECT_EQ(state.resumed_on, kToday + 5);
}

TEST(Imagine, TakesActsOfOneDayInTheOrderGiven) {
  const Act pause{.kind = ActKind::pause, .contract = "c1"};
  const Act resume{.kind = ActKind::resume, .contract = "c1"};
  const ContractState state = after(one_open(), {pause, resume}, "c1");
  EXPECT_EQ(state.resumed_on, kToday);
  EXPECT_FALSE(state.paused_on.present());
  EXPECT_EQ(refusal(one_open(), {resume, pause}), "resume c1: it is not paused: leave the act out");
}

TEST(Imagine, TakesActsByDayWhateverTheirOrder) {
  const Act end{.kind = ActKind::end, .contract = "c1", .day = kToday + 9};
  const Act pay{.kind = ActKind::pay, .contract = "c1", .day = kToday + 3, .amount = {5000}};
  EXPECT_EQ(after(one_open(), {end, pay}, "c1").earned.count, 15000);
}

TEST(Imagine, NotesStretchesWithoutAPaymentBeforeANewOne) {
  // The first stretch begins on 1 February 2026; 15 December is in the fourth.
  const Chronicle chronicle = Story()
                                  .started("2026-01-01", "c1")
                                  .paid("2026-02-01", "c1", 100)
                                  .paid("2026-05-20", "c1", 1)
                                  .told();
  const ContractState state = after(
      chronicle,
      {{.kind = ActKind::pay, .contract = "c1", .day = day("2026-12-15"), .amount = {100}}}, "c1");
  EXPECT_EQ(state.paid_stretches, "1101");
  EXPECT_EQ(state.last_paid_on, day("2026-12-15"));
}

TEST(Imagine, RefundsTheNewestPaymentsFirst) {
  const Chronicle chronicle = Story()
                                  .started("2026-01-01", "c1")
                                  .paid("2026-02-01", "c1", 100)
                                  .paid("2026-03-01", "c1", 50)
                                  .told();
  const auto refunded = [&](std::int64_t units) {
    return after(chronicle, {{.kind = ActKind::refund, .contract = "c1", .amount = {units * 100}}},
                 "c1");
  };
  EXPECT_EQ(refunded(20).last_paid_on, day("2026-03-01"));
  EXPECT_EQ(refunded(50).last_paid_on, day("2026-02-01"));
  EXPECT_EQ(refunded(120).last_paid_on, day("2026-02-01"));
  EXPECT_EQ(refunded(120).earned.count, 3000);
  EXPECT_FALSE(refunded(150).last_paid_on.present());
  EXPECT_EQ(refunded(150).earned.count, 0);
}

TEST(Imagine, RefundsWhatItHasImaginedToBePaid) {
  const ContractState state =
      after(one_open(),
            {{.kind = ActKind::pay, .contract = "c1", .day = kToday + 200, .amount = {2000}},
             {.kind = ActKind::refund, .contract = "c1", .day = kToday + 210, .amount = {2500}}},
            "c1");
  EXPECT_EQ(state.earned.count, 9500);
  EXPECT_EQ(state.last_paid_on, day("2026-02-01"));
  EXPECT_EQ(state.paid_stretches, "");
}

TEST(Imagine, KeepsTheDaysOfASumWhosePaymentsNobodyTold) {
  scoring::ContractTableBuilder builder;
  ASSERT_FALSE(builder.add({.contract_id = "c1",
                            .freelancer_id = "f",
                            .client_id = "k1",
                            .state = {.started_on = day("2025-01-01"),
                                      .first_paid_on = day("2025-02-01"),
                                      .last_paid_on = day("2026-01-20"),
                                      .earned = {30000},
                                      .paid_stretches = "1101"},
                            .title = {},
                            .client_name = {},
                            .group = {}}));
  const scoring::ContractTable table = builder.finish();
  const ContractState state =
      after(Chronicle::of_table(table, {0}),
            {{.kind = ActKind::refund, .contract = "c1", .amount = {10000}}}, "c1");
  EXPECT_EQ(state.earned.count, 20000);
  EXPECT_EQ(state.first_paid_on, day("2025-02-01"));
  EXPECT_EQ(state.last_paid_on, day("2026-01-20"));
  EXPECT_EQ(state.paid_stretches, "1101");
}

TEST(Imagine, StartsAJobThatTheClientEndsOnItsLastDay) {
  const Act start{.kind = ActKind::start,
                  .contract = "k9",
                  .day = kToday + 1,
                  .stars = 500,
                  .amount = {50000},
                  .lasts = 30};
  const auto imagined = imagine(one_open(), std::vector{start}, kToday);
  ASSERT_TRUE(imagined.has_value());
  EXPECT_FALSE(imagined->own_contract("k9", kToday).has_value());
  EXPECT_EQ(imagined->own_contract("k9", kToday + 30)->state.earned.count, 0);
  const auto own = imagined->own_contract("k9", kToday + 31);
  EXPECT_EQ(own->state.ended_on, kToday + 31);
  EXPECT_EQ(own->state.last_paid_on, kToday + 31);
  EXPECT_EQ(own->state.ended_by, scoring::EndedBy::client);
  EXPECT_NE(own->names->client, "k1");
}

TEST(Imagine, StartsAJobOfAKnownClientUnderThePlatformsWordOnThatClient) {
  Story story;
  story.started("2026-01-01", "c1")
      .on("2026-02-01", history::ClientStandingChanged{"k1", scoring::Standing::flagged, ""});
  const Act start{.kind = ActKind::start, .contract = "c2", .client = "k1", .lasts = kStaysOpen};
  const auto imagined = imagine(story.told(), std::vector{start}, kToday);
  ASSERT_TRUE(imagined.has_value());
  EXPECT_EQ(imagined->table_on(kToday).size(), 2U);
  EXPECT_EQ(imagined->own_contract("c2", kToday)->state.client_standing,
            scoring::Standing::flagged);
}

TEST(Imagine, LetsOtherActsPayAndEndAJobThatStaysOpen) {
  const ContractState state =
      after(one_open(),
            {{.kind = ActKind::start, .contract = "c2", .lasts = kStaysOpen},
             {.kind = ActKind::pay, .contract = "c2", .day = kToday + 20, .amount = {700}},
             {.kind = ActKind::end,
              .contract = "c2",
              .day = kToday + 40,
              .by = scoring::EndedBy::client}},
            "c2");
  EXPECT_EQ(state.earned.count, 700);
  EXPECT_EQ(state.ended_on, kToday + 40);
}

TEST(Imagine, DeliversRemovesExcludesAndWrites) {
  Story story;
  story.on("2026-01-01", history::ContractStarted{.contract = "c1",
                                                  .freelancer = "f",
                                                  .client = "k1",
                                                  .kind = history::ContractKind::fixed,
                                                  .due_on = day("2026-07-10")});
  const ContractState delivered =
      after(story.told(), {{.kind = ActKind::deliver, .contract = "c1", .day = kToday + 3}}, "c1");
  EXPECT_EQ(delivered.delivered_on, kToday + 3);
  EXPECT_EQ(
      after(story.told(), {{.kind = ActKind::contact, .contract = "c1"}}, "c1").last_contact_on,
      kToday);
  EXPECT_TRUE(
      after(story.told(), {{.kind = ActKind::win_review, .contract = "c1"}}, "c1").excluded);
  EXPECT_TRUE(after(story.told(),
                    {{.kind = ActKind::end, .contract = "c1", .stars = 100},
                     {.kind = ActKind::remove_feedback, .contract = "c1"}},
                    "c1")
                  .feedback_removed);
}

TEST(Imagine, DeliversForTheNextDeadlineWhereTheLastIsKept) {
  Story story;
  story.started("2026-01-01", "c1")
      .on("2026-01-01", history::MilestoneDue{"c1", "first", day("2026-06-01")})
      .on("2026-01-01", history::MilestoneDue{"c1", "second", day("2026-07-10")})
      .on("2026-06-01", history::Delivered{"c1", "first"});
  const Act deliver{.kind = ActKind::deliver, .contract = "c1"};
  const ContractState state = after(story.told(), {deliver}, "c1");
  EXPECT_EQ(state.due_on, day("2026-07-10"));
  EXPECT_EQ(state.delivered_on, kToday);
  EXPECT_EQ(refusal(story.told(), {deliver, deliver}),
            "deliver c1: its work was delivered on 2026-06-30: leave the act out");
}

TEST(Imagine, RefusesWhatCannotBe) {
  const Chronicle chronicle = one_open();
  const Act end{.kind = ActKind::end, .contract = "c1"};
  EXPECT_EQ(refusal(chronicle, {end, end}),
            "end c1: it ended on 2026-06-30, and this takes an open contract: leave the act out, "
            "or name another contract");
  EXPECT_EQ(refusal(chronicle, {{.kind = ActKind::end, .contract = "c7"}}),
            "end c7: f has no contract of that id on 2026-06-30; open on that day: c1");
  EXPECT_LT(refusal(chronicle, {{.kind = ActKind::end, .contract = std::string(5000, 'c')}}).size(),
            300U);
  EXPECT_EQ(refusal(chronicle, {{.kind = ActKind::end, .contract = "c1", .day = kLastDay + 1}}),
            "end c1: there is no day after 9999-12-31");
  EXPECT_EQ(refusal(chronicle, {{.kind = ActKind::end, .contract = "c1", .day = kToday - 1}}),
            "end c1: 2026-06-29 is before 2026-06-30: only from that day on can anything be "
            "imagined");
  EXPECT_EQ(refusal(chronicle, {{.kind = ActKind::refund, .contract = "c1", .amount = {10001}}}),
            "refund c1: it has earned 100.00, so that no more can be given back");
  EXPECT_EQ(refusal(chronicle, {{.kind = ActKind::start, .contract = "c1"}}),
            "start c1: that id is taken: a new contract needs one of its own");
  EXPECT_EQ(refusal(chronicle, {{.kind = ActKind::deliver, .contract = "c1"}}),
            "deliver c1: it has no deadline to deliver for: leave the act out");
  EXPECT_EQ(refusal(chronicle, {{.kind = ActKind::remove_feedback, .contract = "c1"}}),
            "remove feedback c1: the client has left no feedback that could be withdrawn: leave "
            "the act out");
  EXPECT_EQ(
      refusal(chronicle,
              {{.kind = ActKind::end, .contract = "c1", .reason = scoring::EndReason::completed}}),
      "end c1: a reason is the client's: let the client end it, or add stars or a private "
      "answer");
  EXPECT_EQ(refusal(chronicle, {{.kind = ActKind::end, .contract = "c1", .stars = 99}}),
            "end c1: '0.99' stars are not from 1.00 to 5.00");
}

TEST(Imagine, RefusesToActBeforeWhatAnEarlierCallImagined) {
  const std::vector<Act> later{{.kind = ActKind::pause, .contract = "c1", .day = kToday + 10}};
  const auto imagined = imagine(one_open(), later, kToday);
  ASSERT_TRUE(imagined.has_value());
  EXPECT_EQ(refusal(*imagined, {{.kind = ActKind::end, .contract = "c1"}}),
            "end c1: something else happens to it after 2026-06-30: give a day after that");
}

RC_GTEST_PROP(Imagine, NeverMakesARowThatBreaksTheRules, ()) {
  const auto events = history::random_events();
  const Day today = *day_of(2025, 1, 1) + *rc::gen::inRange<std::int32_t>(0, 430);
  Chronicle chronicle = Chronicle::of_events(events, "f0", today);
  RC_PRE(chronicle.first_day() <= today);
  Day last = today;
  for (int calls = 0; calls < 12; ++calls) {
    const Act act = random_act(today);
    const auto imagined = imagine(chronicle, std::vector{act}, today);
    if (!imagined) {
      RC_ASSERT(!imagined.error().message.empty());
      continue;
    }
    chronicle = *imagined;
    last = std::max({last, act.day, act.day + std::max(act.lasts, 0)});
  }
  std::vector<Day> days = chronicle.change_days(today, last);
  days.push_back(today);
  for (const Day when : days) {
    const auto contracts = chronicle.own_contracts(when);
    for (const auto& own : contracts) {
      const auto problem = scoring::check_row({.contract_id = own.names->contract,
                                               .freelancer_id = own.names->freelancer,
                                               .client_id = own.names->client,
                                               .state = own.state,
                                               .title = {},
                                               .client_name = {},
                                               .group = {}});
      RC_ASSERT(!problem.has_value());
    }
    // The table takes every row, or it would lose one whose client's standing differs.
    const scoring::ContractTable table = chronicle.table_on(when);
    const auto freelancer = table.find_freelancer("f0");
    RC_ASSERT(contracts.size() == (freelancer ? table.rows_of(*freelancer).size() : 0U));
  }
}

}  // namespace
}  // namespace jss::insight
