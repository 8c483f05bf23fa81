// SPDX-License-Identifier: Apache-2.0
#include "jss/history/day_table.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

#include "jss/history/random_events.h"
#include "jss/history/random_history.h"

namespace jss::history {
namespace {

using scoring::ContractTable;

Day day(const char* text) { return *parse_day(text); }

// Row for row, and in the same order.
void assert_same(const ContractTable& table, const ContractTable& expected) {
  RC_ASSERT(table.freelancer_begin == expected.freelancer_begin);
  RC_ASSERT(table.client == expected.client);
  RC_ASSERT(table.client_count() == expected.client_count());
  RC_ASSERT(table.profile_completeness == expected.profile_completeness);
  for (std::uint32_t i = 0; i < expected.freelancer_count(); ++i) {
    const scoring::RowRange rows = expected.rows_of({i});
    for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
      RC_ASSERT(table.row(row, {i}) == expected.row(row, {i}));
    }
  }
}

void assert_is_that_of(const DayTable& moved, const Chronicle& chronicle, Day today) {
  const ContractTable expected = chronicle.table_on(today);
  const ContractTable& table = moved.table();
  assert_same(table, expected);
  RC_ASSERT(moved.freelancer() == expected.find_freelancer("f0"));
  for (std::uint32_t row = 0; row < table.size(); ++row) {
    RC_ASSERT(chronicle.names(moved.contract(row)).contract == table.contract_id(row));
  }
}

RC_GTEST_PROP(DayTable, IsThatOfEveryDayItIsMovedTo, ()) {
  const bool likely = *rc::gen::arbitrary<bool>();
  const auto events = likely ? RandomHistory().events() : random_events();
  const Day first = likely ? RandomHistory::kFirst : *day_of(2024, 12, 30);
  const std::int32_t days = likely ? RandomHistory::kDays : 460;
  const Chronicle chronicle = Chronicle::of_events(events, "f0", first + days);
  DayTable table(chronicle, first);
  Day before = first;
  for (Day today = first; today <= first + days; today = today + *rc::gen::inRange(1, 30)) {
    RC_ASSERT(table.move_to(today) == !chronicle.change_days(before, today).empty());
    before = today;
    assert_is_that_of(table, chronicle, today);
  }
}

RC_GTEST_PROP(DayTable, GoesBackAsItGoesForward, ()) {
  const auto events = random_events();
  const Day first = *day_of(2024, 12, 30);
  const Chronicle chronicle = Chronicle::of_events(events, "f0", first + 460);
  DayTable table(chronicle, first + 200);
  for (int i = 0; i < 40; ++i) {
    const Day today = first + *rc::gen::inRange(0, 460);
    table.move_to(today);
    assert_is_that_of(table, chronicle, today);
  }
}

TEST(DayTable, KnowsTheProfileOfWhoeverGetsTheFirstContract) {
  const std::vector<Event> events{
      {"e1", start_of(day("2026-01-01")), {}, ProfileUpdated{"f0", 70}},
      {"e2", start_of(day("2026-01-05")), {}, ContractStarted{"c1", "f0", "k0"}},
      {"e3", start_of(day("2026-01-08")), {}, ProfileUpdated{"f0", 90}}};
  const Chronicle chronicle = Chronicle::of_events(events, "f0", day("2026-02-01"));
  DayTable table(chronicle, day("2026-01-04"));
  EXPECT_FALSE(table.freelancer());
  EXPECT_TRUE(table.move_to(day("2026-01-05")));
  ASSERT_TRUE(table.freelancer());
  EXPECT_EQ(table.table().profile_completeness.at(0), 70);
  EXPECT_FALSE(table.move_to(day("2026-01-07")));
  EXPECT_TRUE(table.move_to(day("2026-01-09")));
  EXPECT_EQ(table.table().profile_completeness.at(0), 90);
}

}  // namespace
}  // namespace jss::history
