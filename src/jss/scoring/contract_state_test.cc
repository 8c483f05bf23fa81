// SPDX-License-Identifier: Apache-2.0
#include "jss/scoring/contract_state.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

namespace jss::scoring {
namespace {

using testing::HasSubstr;

Day day(std::string_view text) { return parse_day(text).value(); }

ContractRow open_row() {
  ContractRow row;
  row.contract_id = "c2";
  row.freelancer_id = "ana";
  row.client_id = "acme";
  row.state.started_on = day("2025-01-01");
  row.state.paused_on = day("2025-03-01");
  row.state.resumed_on = day("2025-02-01");
  return row;
}

// A contract that was paid in the first and the third of its stretches and ended well.
ContractRow ended_row() {
  ContractRow row = open_row();
  row.contract_id = "c1";
  row.title = "A title";
  row.client_name = "Acme";
  row.group = "design";
  ContractState& state = row.state;
  state.ended_on = day("2025-08-01");
  state.first_paid_on = day("2025-01-10");
  state.last_paid_on = day("2025-07-20");
  state.feedback_on = day("2025-08-03");
  state.paused_on = kNoDay;
  state.last_contact_on = day("2025-07-30");
  state.due_on = day("2025-07-01");
  state.delivered_on = day("2025-06-30");
  state.earned = {250'00};
  state.stars = 450;
  state.client_stars = 500;
  state.recommend = 9;
  state.ended_by = EndedBy::client;
  state.end_reason = EndReason::completed;
  state.paid_stretches = "101";
  return row;
}

TEST(ContractRow, KeepsTheRules) {
  EXPECT_FALSE(check_row(ended_row()));
  EXPECT_FALSE(check_row(open_row()));
}

TEST(ContractRow, MayHaveAllItsDaysOnOneDay) {
  ContractRow row = ended_row();
  ContractState& state = row.state;
  state.started_on = state.ended_on = state.first_paid_on = state.last_paid_on = state.feedback_on =
      state.resumed_on = day("2025-01-01");
  state.paid_stretches = "1";
  EXPECT_FALSE(check_row(row));
  ContractRow open = open_row();
  open.state.paused_on = open.state.resumed_on = open.state.started_on;
  EXPECT_FALSE(check_row(open));
}

struct Breach {
  std::string what;
  ContractRow row;
  std::function<void(ContractRow&)> change;
  std::string field;
  std::string message;
};

void expect_refused(const std::vector<Breach>& breaches) {
  for (const Breach& breach : breaches) {
    ContractRow row = breach.row;
    breach.change(row);
    const auto problem = check_row(row);
    ASSERT_TRUE(problem) << breach.what;
    EXPECT_EQ(problem->field, breach.field) << breach.what;
    EXPECT_THAT(problem->message, HasSubstr(breach.message)) << breach.what;
  }
}

TEST(ContractRow, NeedsItsNamesAndItsFirstDay) {
  expect_refused({
      {"no id", open_row(), [](auto& r) { r.contract_id = ""; }, "contract_id", "is empty"},
      {"no freelancer", open_row(), [](auto& r) { r.freelancer_id = ""; }, "freelancer_id",
       "is empty"},
      {"no client", open_row(), [](auto& r) { r.client_id = ""; }, "client_id", "is empty"},
      {"no start", open_row(), [](auto& r) { r.state.started_on = kNoDay; }, "started_on",
       "is empty"},
  });
}

TEST(ContractRow, HoldsNumbersInTheirRanges) {
  const auto ended = ended_row();
  expect_refused({
      {"debt", ended, [](auto& r) { r.state.earned = {-1}; }, "earned", "'-0.01' is below zero"},
      {"stars too low", ended, [](auto& r) { r.state.stars = 99; }, "stars",
       "'0.99' is not from 1.00 to 5.00"},
      {"stars too high", ended, [](auto& r) { r.state.stars = 501; }, "stars",
       "'5.01' is not from 1.00 to 5.00"},
      {"client's stars too low", ended, [](auto& r) { r.state.client_stars = 99; }, "client_stars",
       "'0.99' is not from 1.00 to 5.00"},
      {"client's stars too high", ended, [](auto& r) { r.state.client_stars = 501; },
       "client_stars", "'5.01' is not from 1.00 to 5.00"},
      {"answer too high", ended, [](auto& r) { r.state.recommend = 11; }, "recommend",
       "'11' is not from 0 to 10"},
      {"answer below zero", ended, [](auto& r) { r.state.recommend = -2; }, "recommend",
       "'-2' is not from 0 to 10"},
  });
}

TEST(ContractRow, HasDaysOfPaymentExactlyWhenSomethingWasEarned) {
  const auto ended = ended_row();
  expect_refused({
      {"no first day", ended, [](auto& r) { r.state.first_paid_on = kNoDay; }, "first_paid_on",
       "is empty though earned is above zero"},
      {"no last day", ended, [](auto& r) { r.state.last_paid_on = kNoDay; }, "last_paid_on",
       "is empty though earned is above zero"},
      {"first day unpaid", open_row(), [](auto& r) { r.state.first_paid_on = r.state.started_on; },
       "first_paid_on", "though nothing was earned"},
      {"last day unpaid", open_row(), [](auto& r) { r.state.last_paid_on = r.state.started_on; },
       "last_paid_on", "though nothing was earned"},
  });
}

TEST(ContractRow, HasItsDaysInOrder) {
  const auto ended = ended_row();
  const auto eve = [](Day one) { return one - 1; };
  expect_refused({
      {"paid before the start", ended,
       [&](auto& r) { r.state.first_paid_on = eve(r.state.started_on); }, "first_paid_on",
       "'2024-12-31' is before started_on '2025-01-01'"},
      {"last payment before the first", ended,
       [&](auto& r) { r.state.last_paid_on = eve(r.state.first_paid_on); }, "last_paid_on",
       "'2025-01-09' is before first_paid_on '2025-01-10'"},
      {"ended before the start", ended,
       [&](auto& r) { r.state.ended_on = eve(r.state.started_on); }, "ended_on",
       "'2024-12-31' is before started_on '2025-01-01'"},
      {"feedback before the end", ended,
       [&](auto& r) { r.state.feedback_on = eve(r.state.ended_on); }, "feedback_on",
       "'2025-07-31' is before ended_on '2025-08-01'"},
      {"paused before the start", open_row(),
       [&](auto& r) { r.state.paused_on = eve(r.state.started_on); }, "paused_on",
       "'2024-12-31' is before started_on '2025-01-01'"},
      {"resumed before the start", open_row(),
       [&](auto& r) { r.state.resumed_on = eve(r.state.started_on); }, "resumed_on",
       "'2024-12-31' is before started_on '2025-01-01'"},
      {"resumed after the pause that goes on", open_row(),
       [](auto& r) { r.state.resumed_on = r.state.paused_on + 1; }, "resumed_on",
       "'2025-03-02' is after paused_on '2025-03-01'"},
      {"resumed after the end", ended, [](auto& r) { r.state.resumed_on = r.state.ended_on + 1; },
       "resumed_on", "'2025-08-02' is after ended_on '2025-08-01'"},
  });
}

TEST(ContractRow, KnowsAnEndOnlyOfAnEndedContract) {
  const std::string open_contract = "stands on an open contract";
  expect_refused({
      {"ender", open_row(), [](auto& r) { r.state.ended_by = EndedBy::platform; }, "ended_by",
       open_contract},
      {"reason", open_row(), [](auto& r) { r.state.end_reason = EndReason::other; }, "end_reason",
       open_contract},
      {"stars", open_row(), [](auto& r) { r.state.stars = 500; }, "stars", open_contract},
      {"answer", open_row(), [](auto& r) { r.state.recommend = 0; }, "recommend", open_contract},
      {"feedback's day", open_row(), [](auto& r) { r.state.feedback_on = r.state.started_on; },
       "feedback_on", open_contract},
      {"client's stars", open_row(), [](auto& r) { r.state.client_stars = 100; }, "client_stars",
       open_contract},
      {"removal", open_row(), [](auto& r) { r.state.feedback_removed = true; }, "feedback_removed",
       open_contract},
      {"pause", ended_row(), [](auto& r) { r.state.paused_on = r.state.started_on; }, "paused_on",
       "though the contract has ended"},
  });
}

TEST(ContractRow, HasADayOfFeedbackOnlyWithFeedback) {
  const auto without_feedback = [](ContractRow& row) {
    row.state.stars = kNoStars;
    row.state.recommend = kNoAnswer;
  };
  expect_refused({{"day alone", ended_row(), without_feedback, "feedback_on",
                   "is given without stars and recommend"}});
  ContractRow stars_only = ended_row();
  stars_only.state.recommend = kNoAnswer;
  EXPECT_FALSE(check_row(stars_only));
  ContractRow answer_only = ended_row();
  answer_only.state.stars = kNoStars;
  EXPECT_FALSE(check_row(answer_only));
}

TEST(ContractRow, HasADigitForEachStretchFromTheFirstToTheLastPayment) {
  const auto ended = ended_row();
  expect_refused({
      {"unpaid", open_row(), [](auto& r) { r.state.paid_stretches = "1"; }, "paid_stretches",
       "though nothing was earned"},
      {"letters", ended, [](auto& r) { r.state.paid_stretches = "1x1"; }, "paid_stretches",
       "'1x1' has something other than the digits 0 and 1"},
      {"too few", ended, [](auto& r) { r.state.paid_stretches = "11"; }, "paid_stretches",
       "'11' needs 3 digits, one for each 90 days"},
      {"too many", ended, [](auto& r) { r.state.paid_stretches = "1011"; }, "paid_stretches",
       "'1011' needs 3 digits, one for each 90 days"},
      {"unpaid first", ended, [](auto& r) { r.state.paid_stretches = "011"; }, "paid_stretches",
       "must begin and end with 1"},
      {"unpaid last", ended, [](auto& r) { r.state.paid_stretches = "110"; }, "paid_stretches",
       "must begin and end with 1"},
  });
}

TEST(ContractRow, BeginsANewStretchEveryNinetyDays) {
  const Day first = day("2025-01-10");
  EXPECT_EQ(stretch_of(first, first), 0);
  EXPECT_EQ(stretch_of(first + 89, first), 0);
  EXPECT_EQ(stretch_of(first + 90, first), 1);
  ContractRow row = ended_row();
  row.state.last_paid_on = first + 89;
  row.state.paid_stretches = "1";
  EXPECT_FALSE(check_row(row));
  row.state.last_paid_on = first + 90;
  EXPECT_TRUE(check_row(row));
  row.state.paid_stretches = "11";
  EXPECT_FALSE(check_row(row));
}

TEST(ContractState, HasFeedbackUntilItIsRemoved) {
  ContractState state = ended_row().state;
  EXPECT_TRUE(state.has_feedback());
  state.feedback_removed = true;
  EXPECT_FALSE(state.has_feedback());
  state = ContractState{};
  state.ended_on = day("2025-08-01");
  state.recommend = 0;
  EXPECT_TRUE(state.has_feedback());
  EXPECT_TRUE(state.ended());
  EXPECT_FALSE(ContractState{}.has_feedback());
  EXPECT_FALSE(ContractState{}.ended());
}

template <class Value>
void expect_words(const std::vector<std::string>& words, std::size_t first,
                  std::optional<Value> (*parse)(std::string_view)) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto value = static_cast<Value>(i + first);
    EXPECT_EQ(to_string(value), words[i]);
    EXPECT_EQ(parse(words[i]), value);
  }
  EXPECT_EQ(parse(""), std::nullopt);
  EXPECT_EQ(parse("Client"), std::nullopt);
}

TEST(ContractState, NamesItsWords) {
  expect_words<EndedBy>({"client", "freelancer", "platform"}, 1, parse_ended_by);
  expect_words<EndReason>({"completed", "not_needed", "hired_other", "unresponsive",
                           "misrepresented", "unprofessional", "other"},
                          1, parse_end_reason);
  expect_words<Dispute>({"none", "open", "won", "lost"}, 0, parse_dispute);
  expect_words<Standing>({"good", "flagged", "suspended"}, 0, parse_standing);
  EXPECT_EQ(to_string(EndedBy::none), "");
  EXPECT_EQ(to_string(EndReason::none), "");
}

}  // namespace
}  // namespace jss::scoring
