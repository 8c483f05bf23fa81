// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "jss/history/random_events.h"
#include "jss/history/replay.h"

namespace jss::history {
namespace {

using scoring::ContractRow;
using scoring::ContractState;
using scoring::ContractTable;

std::string text_of(const ContractRow& row) {
  const ContractState& state = row.state;
  std::string text;
  const auto add = [&text](std::string_view part) { text.append(part).append("|"); };
  for (const std::string_view part :
       {row.contract_id, row.freelancer_id, row.client_id, row.title, row.client_name, row.group,
        state.paid_stretches, to_string(state.ended_by), to_string(state.end_reason),
        to_string(state.dispute), to_string(state.client_standing)}) {
    add(part);
  }
  for (const Day day : {state.started_on, state.ended_on, state.first_paid_on, state.last_paid_on,
                        state.feedback_on, state.paused_on, state.resumed_on, state.last_contact_on,
                        state.due_on, state.delivered_on}) {
    add(to_string(day));
  }
  for (const std::int64_t number :
       {state.earned.count, std::int64_t{state.stars}, std::int64_t{state.client_stars},
        std::int64_t{state.recommend}, std::int64_t{state.feedback_removed},
        std::int64_t{state.excluded}}) {
    add(std::to_string(number));
  }
  return text;
}

std::vector<std::string> rows_of(const ContractTable& table) {
  std::vector<std::string> rows;
  for (std::uint32_t freelancer = 0; freelancer < table.freelancer_count(); ++freelancer) {
    const auto range = table.rows_of({freelancer});
    for (std::uint32_t row = range.begin; row < range.end; ++row) {
      rows.push_back(text_of(table.row(row, {freelancer})));
    }
    rows.push_back(std::to_string(table.profile_completeness[freelancer]));
  }
  return rows;
}

RC_GTEST_PROP(Replay, MakesRowsThatKeepEveryRule, ()) {
  const std::vector<Event> events = random_events();
  const Day as_of = day_of(random_instant());
  const ContractTable table = replay(events, as_of);
  for (std::uint32_t freelancer = 0; freelancer < table.freelancer_count(); ++freelancer) {
    const auto range = table.rows_of({freelancer});
    for (std::uint32_t row = range.begin; row < range.end; ++row) {
      RC_ASSERT(!scoring::check_row(table.row(row, {freelancer})));
    }
  }
  if (table.size() > 0) RC_ASSERT(table.latest_day() <= as_of);
}

RC_GTEST_PROP(Replay, GivesEveryContractThatStartedExactlyOneRow, ()) {
  const std::vector<Event> events = random_events();
  std::vector<std::string> started;
  for (const Event& event : events) {
    const auto* start = std::get_if<ContractStarted>(&event.body);
    if (start != nullptr) started.push_back(start->contract);
    if (event.type() == EventType::retracted) RC_DISCARD("a start may be retracted");
  }
  RC_PRE(std::none_of(events.begin(), events.end(), [&events](const Event& event) {
    return std::count_if(events.begin(), events.end(),
                         [&event](const Event& other) { return other.id == event.id; }) > 1;
  }));
  std::sort(started.begin(), started.end());
  started.erase(std::unique(started.begin(), started.end()), started.end());
  RC_ASSERT(replay(events, kLastDay).size() == started.size());
}

RC_GTEST_PROP(Replay, DoesNotDependOnTheOrderOfArrival, ()) {
  std::vector<Event> events = random_events();
  const Day as_of = day_of(random_instant());
  const Timestamp known_at = random_instant();
  std::vector<Anomaly> anomalies;
  const auto rows = rows_of(replay(events, as_of, known_at, &anomalies));
  shuffle(events);
  std::vector<Anomaly> anomalies_after;
  RC_ASSERT(rows_of(replay(events, as_of, known_at, &anomalies_after)) == rows);
  RC_ASSERT(anomalies_after == anomalies);
}

RC_GTEST_PROP(Replay, KnowsNothingOfWhatHappensOrIsRecordedLater, ()) {
  std::vector<Event> events = random_events();
  const Day as_of = day_of(random_instant());
  const Timestamp known_at = random_instant();
  const auto rows = rows_of(replay(events, as_of, known_at));
  std::erase_if(events, [&](const Event& event) {
    return day_of(event.at) > as_of || (event.recorded_at && *event.recorded_at > known_at);
  });
  RC_ASSERT(rows_of(replay(events, as_of)) == rows);
}

RC_GTEST_PROP(Replay, HoldsTheSameAfterEveryEventIsSentTwice, ()) {
  std::vector<Event> events = random_events();
  const Day as_of = day_of(random_instant());
  const auto rows = rows_of(replay(events, as_of));
  const std::vector<Event> once = events;
  events.insert(events.end(), once.begin(), once.end());
  RC_ASSERT(rows_of(replay(events, as_of)) == rows);
}

// Three at a time, as far as anybody can tell, and the last first.
class BackwardExecutor final : public scoring::Executor {
 public:
  void run(std::size_t count, const std::function<void(std::size_t)>& piece) override {
    for (std::size_t i = count; i > 0; --i) piece(i - 1);
  }
  [[nodiscard]] std::size_t width() const override { return 3; }
};

// So many events that they are parted, of few kinds that make one contract apart from the others.
std::vector<Event> many_events() {
  std::vector<Event> events;
  const auto add = [&events](std::int32_t day, EventBody body) {
    events.push_back({.id = "e" + std::to_string(events.size()),
                      .at = start_of(*day_of(2025, 1, 1) + day),
                      .body = std::move(body)});
  };
  for (int i = 0; i < 11'000; ++i) {
    const std::string contract = "c" + std::to_string(i);
    add(i % 300, ContractEnded{contract, Actor::client});
    add(i % 200, Paid{contract, {100 + i}});
    if (i % 10 != 0) {
      add(i % 100, ContractStarted{.contract = contract,
                                   .freelancer = "f" + std::to_string(i % 700),
                                   .client = "k" + std::to_string(i % 900)});
    }
    add(i % 310, Refunded{contract, {i}});
    if (i % 50 == 0) add(5, ClientStandingChanged{"k" + std::to_string(i / 50), {}, ""});
    if (i % 70 == 0) add(i % 80, Retracted{"e" + std::to_string(2 * i), "wrong"});
  }
  for (int i = 0; i < 300; ++i) events.push_back(events[static_cast<std::size_t>(i) * 7]);
  return events;
}

TEST(Replay, OfManyEventsIsThatOfEachContractByItself) {
  const std::vector<Event> events = many_events();
  const Day as_of = *day_of(2025, 9, 30);
  std::vector<Anomaly> anomalies;
  BackwardExecutor backward;
  const auto rows = rows_of(replay(events, as_of, std::nullopt, &anomalies, backward));
  std::vector<Anomaly> anomalies_in_turn;
  EXPECT_EQ(rows_of(replay(events, as_of, std::nullopt, &anomalies_in_turn)), rows);
  EXPECT_EQ(anomalies_in_turn, anomalies);
  EXPECT_FALSE(anomalies.empty());
  // A thousand contracts at a time, which are too few to be parted.
  std::vector<std::string> rows_of_parts;
  for (int part = 0; part < 11; ++part) {
    std::vector<Event> few;
    for (const Event& event : events) {
      const bool apart = std::visit(
          [part](const auto& body) {
            if constexpr (requires { body.contract; }) {
              return std::stoi(body.contract.substr(1)) % 11 != part;
            }
            return false;
          },
          event.body);
      if (!apart) few.push_back(event);
    }
    for (std::string& row : rows_of(replay(few, as_of))) {
      if (row.front() == 'c') rows_of_parts.push_back(std::move(row));
    }
  }
  std::vector<std::string> expected;
  for (const std::string& row : rows) {
    if (row.front() == 'c') expected.push_back(row);
  }
  std::sort(expected.begin(), expected.end());
  std::sort(rows_of_parts.begin(), rows_of_parts.end());
  EXPECT_EQ(rows_of_parts, expected);
  EXPECT_GT(expected.size(), 9'000U);
}

RC_GTEST_PROP(Replay, HoldsTheSameAsIfARetractedEventHadNeverHappened, ()) {
  std::vector<Event> events = random_events();
  RC_PRE(!events.empty());
  const std::size_t index = *rc::gen::inRange<std::size_t>(0, events.size());
  const std::string id = events[index].id;
  RC_PRE(events[index].type() != EventType::retracted);
  std::vector<Event> without = events;
  std::erase_if(without, [&id](const Event& event) { return event.id == id; });
  events.push_back({.id = "last", .at = start_of(kLastDay), .body = Retracted{id, "wrong"}});
  // Of two events of one id the first counts, and it alone is retracted.
  RC_PRE(events.size() == without.size() + 2);
  RC_ASSERT(rows_of(replay(events, kLastDay)) == rows_of(replay(without, kLastDay)));
}

}  // namespace
}  // namespace jss::history
