// SPDX-License-Identifier: Apache-2.0
#include "jss/history/chronicle.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <set>

#include "jss/history/random_events.h"
#include "jss/history/replay.h"

namespace jss::history {
namespace {

using scoring::ContractState;
using scoring::ContractTable;

Day day(const char* text) { return *parse_day(text); }

struct Row {
  ContractNames names;
  ContractState state;
  std::string paid_stretches;

  friend bool operator==(const Row&, const Row&) = default;
};

std::map<std::string, Row> rows_with(const ContractTable& table,
                                     const std::set<std::string>& clients) {
  std::map<std::string, Row> rows;
  for (std::uint32_t i = 0; i < table.freelancer_count(); ++i) {
    for (std::uint32_t row = table.rows_of({i}).begin; row < table.rows_of({i}).end; ++row) {
      const scoring::ContractRow full = table.row(row, {i});
      if (!clients.contains(std::string(full.client_id))) continue;
      Row kept{{std::string(full.contract_id), std::string(full.freelancer_id),
                std::string(full.client_id), std::string(full.title), std::string(full.client_name),
                std::string(full.group)},
               full.state,
               std::string(full.state.paid_stretches)};
      kept.state.paid_stretches = {};
      rows.emplace(full.contract_id, kept);
    }
  }
  return rows;
}

std::set<std::string> clients_of(const ContractTable& table, std::string_view freelancer) {
  std::set<std::string> clients;
  const auto found = table.find_freelancer(freelancer);
  if (!found) return clients;
  for (std::uint32_t row = table.rows_of(*found).begin; row < table.rows_of(*found).end; ++row) {
    clients.emplace(table.client_id(table.client[row]));
  }
  return clients;
}

RC_GTEST_PROP(Chronicle, GivesTheRowsOfAReplayOnEveryDay, ()) {
  auto events = random_events();
  shuffle(events);
  const Day first = *day_of(2024, 12, 30);
  const Day as_of = first + *rc::gen::inRange(20, 460);
  const auto known_at =
      *rc::gen::arbitrary<bool>() ? std::optional(random_instant()) : std::nullopt;
  const std::string freelancer = "f0";
  const Chronicle chronicle = Chronicle::of_events(events, freelancer, as_of, known_at);
  for (Day today = first; today <= as_of; today = today + 1) {
    const ContractTable replayed = replay(events, today, known_at);
    const ContractTable told = chronicle.table_on(today);
    const auto clients = clients_of(replayed, freelancer);
    RC_ASSERT(clients_of(told, freelancer) == clients);
    RC_ASSERT(rows_with(told, clients) == rows_with(replayed, clients));
    if (clients.empty()) continue;
    RC_ASSERT(told.profile_completeness[told.find_freelancer(freelancer)->value] ==
              replayed.profile_completeness[replayed.find_freelancer(freelancer)->value]);
  }
}

RC_GTEST_PROP(Chronicle, NamesEveryDayOnWhichARowChanges, ()) {
  const auto events = random_events();
  const Day first = *day_of(2024, 12, 30);
  const Day as_of = first + 460;
  const Chronicle chronicle = Chronicle::of_events(events, "f0", as_of);
  const auto change_days = chronicle.change_days(first, as_of);
  const std::set<std::string> clients{"k0", "k1"};
  auto before = rows_with(chronicle.table_on(first), clients);
  for (Day today = first + 1; today <= as_of; today = today + 1) {
    auto now = rows_with(chronicle.table_on(today), clients);
    const bool is_named = std::binary_search(change_days.begin(), change_days.end(), today);
    RC_ASSERT(is_named || now == before);
    before = std::move(now);
  }
}

std::vector<Event> short_history() {
  return {{"e1", start_of(day("2026-01-05")), {}, ContractStarted{"c1", "f0", "k0"}},
          {"e2", start_of(day("2026-02-01")), {}, Paid{"c1", Cents{10'000}}},
          {"e3", start_of(day("2026-03-01")), {}, ContractEnded{"c1", Actor::client}},
          {"e4", start_of(day("2026-03-02")), {}, FeedbackGiven{"c1", Side::client, 500}}};
}

TEST(Chronicle, DoesNotForetellFeedbackThatHasNotTakenEffect) {
  const auto events = short_history();
  const Chronicle knows = Chronicle::of_events(events, "f0", day("2026-03-20"));
  EXPECT_EQ(knows.table_on(day("2026-03-14")).stars[0], scoring::kNoStars);
  EXPECT_EQ(knows.table_on(day("2026-03-15")).stars[0], 500);
  const Chronicle waits = Chronicle::of_events(events, "f0", day("2026-03-10"));
  EXPECT_EQ(waits.table_on(day("2026-03-15")).stars[0], scoring::kNoStars);
}

TEST(Chronicle, KeepsASnapshotFromItsLatestDayOn) {
  const auto events = short_history();
  const ContractTable table = replay(events, day("2026-03-20"));
  const Chronicle chronicle = Chronicle::of_table(table, {0});
  EXPECT_EQ(chronicle.first_day(), day("2026-03-15"));
  EXPECT_EQ(chronicle.table_on(day("2026-03-15")).stars[0], 500);
  EXPECT_TRUE(chronicle.change_days(day("2026-03-15"), kLastDay).empty());
}

TEST(Chronicle, ChangesAContractFromADayOn) {
  const auto events = short_history();
  Chronicle chronicle = Chronicle::of_events(events, "f0", day("2026-02-10"));
  EXPECT_FALSE(chronicle.change("c9", day("2026-02-12"), [](ContractState&) {}));
  EXPECT_TRUE(chronicle.change("c1", day("2026-02-12"), [](ContractState& state) {
    state.ended_on = *parse_day("2026-02-12");
  }));
  EXPECT_FALSE(chronicle.table_on(day("2026-02-11")).ended_on[0].present());
  EXPECT_EQ(chronicle.table_on(day("2026-02-12")).ended_on[0], day("2026-02-12"));
  EXPECT_EQ(chronicle.change_days(day("2026-02-10"), kLastDay),
            std::vector<Day>{day("2026-02-12")});
}

TEST(Chronicle, AddsAContractFromADayOn) {
  Chronicle chronicle = Chronicle::of_events(short_history(), "f0", day("2026-02-10"));
  EXPECT_FALSE(chronicle.knows("c2"));
  chronicle.add({.contract = "c2", .client = "k7"}, day("2026-02-15"),
                {.started_on = day("2026-02-15")});
  EXPECT_TRUE(chronicle.knows("c2"));
  EXPECT_EQ(chronicle.table_on(day("2026-02-14")).size(), 1U);
  EXPECT_EQ(chronicle.table_on(day("2026-02-15")).size(), 2U);
}

TEST(Chronicle, KnowsTheNextDeadlineBehindOneThatHasPassed) {
  const auto on = [](const char* id, const char* when, EventBody body) {
    return Event{.id = id, .at = start_of(day(when)), .body = std::move(body)};
  };
  std::vector<Event> events{
      on("e1", "2026-10-01",
         ContractStarted{.contract = "c1", .freelancer = "f", .client = "k", .due_on = kNoDay}),
      on("e2", "2026-10-01", MilestoneDue{"c1", "first", day("2026-11-18")}),
      on("e3", "2026-10-01", MilestoneDue{"c1", "second", day("2026-12-04")}),
      on("e4", "2026-11-18", Delivered{"c1", "first"})};
  const auto next = [&events] {
    const Chronicle chronicle = Chronicle::of_events(events, "f", day("2026-11-20"));
    return chronicle.own_contract("c1", day("2026-11-20"))->next_due_on;
  };
  EXPECT_EQ(next(), day("2026-12-04"));
  // A retraction lets the contract be replayed for each of its days.
  events.push_back(on("e5", "2026-11-19", Delivered{"c1", "second"}));
  events.push_back(on("e6", "2026-11-20", Retracted{"e5", "sent by mistake"}));
  EXPECT_EQ(next(), day("2026-12-04"));
  events.pop_back();
  EXPECT_EQ(next(), kNoDay);
}

}  // namespace
}  // namespace jss::history
