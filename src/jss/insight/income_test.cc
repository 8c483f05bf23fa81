// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/income.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "jss/history/random_history.h"
#include "jss/history/replay.h"

namespace jss::insight {
namespace {

using history::Chronicle;
using history::Event;

Day day(std::string_view text) { return *parse_day(text); }

void add(std::vector<Event>& events, std::string_view on, history::EventBody body) {
  events.push_back({.id = "e" + std::to_string(events.size()),
                    .at = start_of(day(on)),
                    .recorded_at = {},
                    .body = std::move(body)});
}

TEST(IncomeHistory, DatesPaymentsByTheDaysOnWhichTheEarningsGrew) {
  std::vector<Event> events;
  add(events, "2026-01-10", history::ContractStarted{"a", "f0", "k"});
  add(events, "2026-01-05", history::Paid{"a", Cents{100}});  // counts on the first day
  add(events, "2026-02-01", history::Paid{"a", Cents{200}});
  add(events, "2026-02-01", history::Refunded{"a", Cents{50}});
  add(events, "2026-03-01", history::Paid{"a", Cents{300}});
  add(events, "2026-03-05", history::Refunded{"a", Cents{350}});
  const IncomeHistory early(Chronicle::of_events(events, "f0", day("2026-03-04")),
                            day("2026-03-04"));
  ASSERT_EQ(early.payments().size(), 3U);
  EXPECT_EQ(early.payments()[0].first, day("2026-01-10"));
  EXPECT_EQ(early.payments()[1].amount, Cents{150});
  EXPECT_EQ(early.between(day("2026-01-11"), day("2026-02-28")).certain, Cents{150});
  EXPECT_EQ(early.between(day("2026-02-01"), day("2026-03-01"), "a").possible, Cents{450});
  EXPECT_EQ(early.between(day("2026-02-01"), day("2026-03-01"), "b").possible, Cents{0});
  const IncomeHistory late(Chronicle::of_events(events, "f0", day("2026-03-05")),
                           day("2026-03-05"));
  ASSERT_EQ(late.payments().size(), 2U);
  EXPECT_EQ(late.payments()[1].amount, Cents{100});
}

TEST(IncomeHistory, LeavesTheDaysOpenWhereAnOlderEntryWasWithdrawn) {
  std::vector<Event> events;
  add(events, "2026-01-01", history::ContractStarted{"a", "f0", "k"});
  add(events, "2026-01-05", history::Paid{"a", Cents{100}});
  add(events, "2026-02-01", history::Paid{"a", Cents{200}});
  add(events, "2026-03-01", history::Paid{"a", Cents{300}});
  add(events, "2026-03-10", history::Retracted{"e1", "a mistake"});
  const Chronicle chronicle = Chronicle::of_events(events, "f0", day("2026-03-10"));
  const IncomeHistory income(chronicle, day("2026-03-10"));
  ASSERT_EQ(income.payments().size(), 1U);
  EXPECT_EQ(income.payments()[0].first, day("2026-02-01"));
  EXPECT_EQ(income.payments()[0].last, day("2026-03-01"));
  EXPECT_EQ(income.between(day("2026-02-15"), day("2026-03-10")).certain, Cents{1});
  EXPECT_EQ(income.between(day("2026-02-15"), day("2026-03-10")).possible, Cents{499});
  EXPECT_EQ(income.between(day("2026-02-15"), day("2026-02-20")).certain, Cents{0});
  EXPECT_EQ(income.between(day("2026-02-15"), day("2026-02-20")).possible, Cents{498});
}

TEST(IncomeHistory, ForgetsAContractWhoseStartWasWithdrawn) {
  std::vector<Event> events;
  add(events, "2026-01-01", history::ContractStarted{"a", "f0", "k"});
  add(events, "2026-01-05", history::Paid{"a", Cents{100}});
  add(events, "2026-03-10", history::Retracted{"e0", "a mistake"});
  const Chronicle chronicle = Chronicle::of_events(events, "f0", day("2026-03-10"));
  EXPECT_TRUE(IncomeHistory(chronicle, day("2026-03-10")).payments().empty());
}

RC_GTEST_PROP(IncomeHistory, OfASnapshotHoldsWhatEventsTellWithinItsBounds, ()) {
  const auto events = history::RandomHistory().events();
  const Day as_of = history::RandomHistory::kFirst + *rc::gen::inRange(0, 1300);
  const auto table = history::replay(events, as_of);
  const auto freelancer = table.find_freelancer("f0");
  if (!freelancer) return;
  const IncomeHistory told(Chronicle::of_events(events, "f0", as_of), as_of);
  const IncomeHistory seen(Chronicle::of_table(table, *freelancer), as_of);
  std::int64_t earned = 0;
  const auto rows = table.rows_of(*freelancer);
  for (std::uint32_t row = rows.begin; row < rows.end; ++row) earned += table.earned[row].count;
  RC_ASSERT(told.between(kFirstDay, kLastDay).certain.count == earned);
  RC_ASSERT(seen.between(kFirstDay, kLastDay).certain.count == earned);
  const Day from = history::RandomHistory::kFirst + *rc::gen::inRange(0, 1300);
  const Day to = from + *rc::gen::inRange(0, 400);
  const Income exact = told.between(from, to);
  const Income bounds = seen.between(from, to);
  RC_ASSERT(bounds.certain <= exact.certain);
  RC_ASSERT(exact.certain <= exact.possible);
  RC_ASSERT(exact.possible <= bounds.possible);
}

}  // namespace
}  // namespace jss::insight
