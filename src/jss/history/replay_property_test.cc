// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
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
