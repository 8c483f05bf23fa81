// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "jss/engine/embedded_calendars.h"
#include "jss/history/random_history.h"
#include "jss/history/replay.h"
#include "jss/insight/timeline.h"

namespace jss::engine {
namespace {

using history::Chronicle;
using history::Event;
using history::RandomHistory;
using insight::Timeline;
using insight::TimelinePoint;
using scoring::ContractTable;
using scoring::Policy;
using scoring::PolicyCalendar;
using scoring::Score;

// One evaluation from nothing: what the timeline has to agree with.
Score score_by_itself(const ContractTable& table, const std::string& freelancer,
                      const PolicyCalendar& policies, Day day) {
  const scoring::Rules& rules = policies.on(day)->rules;
  const auto records = client_records(table, rules, day);
  const scoring::Question question(rules, day, records);
  const auto index = table.find_freelancer(freelancer);
  if (index) return score(table, *index, question);
  scoring::ContractTableBuilder builder;
  (void)builder.add({.contract_id = "c",
                     .freelancer_id = freelancer,
                     .client_id = "k",
                     .state = {.started_on = day + 1},
                     .title = {},
                     .client_name = {},
                     .group = {}});
  return score(builder.finish(), {0}, question);
}

std::string words(const Score& score) {
  std::string words = score.reason ? std::string(to_string(*score.reason)) : "";
  for (const scoring::WindowScore& window : score.windows()) {
    words += " " + scoring::window_name(window.months) + (window.qualifies ? "+" : "-");
    if (window.value) {
      words += std::to_string(static_cast<std::int64_t>(window.value->numerator)) + "/" +
               std::to_string(static_cast<std::int64_t>(window.value->denominator));
    }
    if (&window == score.decisive()) words += "!";
  }
  return words;
}

bool same(const Score& a, const Score& b) {
  return a.reason == b.reason &&
         std::equal(a.windows().begin(), a.windows().end(), b.windows().begin(), b.windows().end(),
                    [](const scoring::WindowScore& x, const scoring::WindowScore& y) {
                      return x.months == y.months && x.qualifies == y.qualifies &&
                             x.value == y.value;
                    });
}

// What people see of a score.
std::string shown(const Score& score) {
  const scoring::WindowScore* const decisive = score.decisive();
  if (decisive == nullptr) return std::string(to_string(*score.reason));
  return std::to_string(scoring::points(*decisive->value)) + " " +
         std::to_string(scoring::points_in_hundredths(*decisive->value)) + " " +
         scoring::window_name(decisive->months);
}

struct Naive {
  std::vector<ContractTable> tables;  // of every day from `from` to `to`
  Day from;
};

void compare(const Timeline& timeline, const Naive& naive, const std::string& freelancer,
             const PolicyCalendar& policies) {
  auto next = timeline.points.begin();
  std::string shown_before;
  Score before;
  for (Day day = timeline.from; day <= timeline.to; day = day + 1) {
    const std::size_t at =
        std::min(static_cast<std::size_t>(day - naive.from), naive.tables.size() - 1);
    const Score expected = score_by_itself(naive.tables[at], freelancer, policies, day);
    const bool has_point = next != timeline.points.end() && next->day == day;
    const bool differs = day == timeline.from || !same(before, expected);
    RC_ASSERT(has_point == differs);
    if (has_point) {
      RC_LOG() << to_string(day) << ": " << words(next->score) << " for " << words(expected)
               << "\n";
      RC_ASSERT(same(next->score, expected));
      RC_ASSERT(shown(next->score) == shown(expected));
      RC_ASSERT(next->shown == (shown(expected) != shown_before));
      RC_ASSERT(next->policy == policies.on(day));
      ++next;
    }
    before = expected;
    shown_before = shown(expected);
  }
  RC_ASSERT(next == timeline.points.end());
}

Naive replay_each_day(const std::vector<Event>& events, Day from, Day as_of) {
  Naive naive{.tables = {}, .from = from};
  for (Day day = from; day <= as_of; day = day + 1) {
    naive.tables.push_back(history::replay(events, day));
  }
  return naive;
}

// The dated rules and two policies: over all the runs, each of them often.
std::vector<PolicyCalendar> some_calendars() {
  const std::vector<PolicyCalendar> all = calendars();
  std::vector<PolicyCalendar> some{all.front()};
  for (int i = 0; i < 2; ++i) {
    some.push_back(
        all[*rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(1, all.size()))]);
  }
  return some;
}

RC_GTEST_PROP(Timeline, IsTheScoreOfEachSingleDayOfThreeYears, ()) {
  const std::vector<Event> events = RandomHistory().events();
  const Day from = RandomHistory::kFirst;
  const Day as_of = from + *rc::gen::inRange(300, RandomHistory::kDays);
  const Day to = from + RandomHistory::kDays;
  const Naive naive = replay_each_day(events, from, as_of);
  const Chronicle chronicle = Chronicle::of_events(events, "f0", as_of);
  for (const PolicyCalendar& policies : some_calendars()) {
    RC_LOG() << policies.on(to)->id << "\n";
    compare(insight::timeline(chronicle, policies, from, to), naive, "f0", policies);
  }
}

RC_GTEST_PROP(Timeline, IsTheScoreOfEachSingleDayWhateverTheEvents, ()) {
  const std::vector<Event> events = history::random_events();
  const Day from = *day_of(2024, 12, 30);
  const Day as_of = from + *rc::gen::inRange(20, 460);
  const Day to = as_of + 100;
  const Naive naive = replay_each_day(events, from, as_of);
  const Chronicle chronicle = Chronicle::of_events(events, "f0", as_of);
  for (const PolicyCalendar& policies : some_calendars()) {
    compare(insight::timeline(chronicle, policies, from, to), naive, "f0", policies);
  }
}

// The snapshot of `as_of` with contracts that are agreed upon and have not started: events know
// nothing of the like.
ContractTable snapshot(const std::vector<Event>& events, Day as_of) {
  const ContractTable replayed = history::replay(events, as_of);
  scoring::ContractTableBuilder builder;
  for (std::uint32_t i = 0; i < replayed.freelancer_count(); ++i) {
    const scoring::RowRange rows = replayed.rows_of({i});
    for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
      RC_ASSERT(!builder.add(replayed.row(row, {i})));
    }
  }
  const int agreed = *rc::gen::inRange(0, 5);
  for (int i = 0; i < agreed; ++i) {
    const std::string id = "n" + std::to_string(i);
    // Clients of their own, whose standing no other row contradicts, and some twice.
    const std::string client = history::random_name("n", 2);
    RC_ASSERT(!builder.add({.contract_id = id,
                            .freelancer_id = history::random_name("f", 2),
                            .client_id = client,
                            .state = {.started_on = as_of + *rc::gen::inRange(1, 200)},
                            .title = {},
                            .client_name = {},
                            .group = {}}));
  }
  return builder.finish();
}

RC_GTEST_PROP(Timeline, OfASnapshotIsTheScoreOfEachDayThatFollows, ()) {
  const std::vector<Event> events = RandomHistory().events();
  const Day as_of = RandomHistory::kFirst + *rc::gen::inRange(200, RandomHistory::kDays);
  const ContractTable table = snapshot(events, as_of);
  const auto freelancer = table.find_freelancer("f0");
  RC_PRE(freelancer.has_value());
  const Chronicle chronicle = Chronicle::of_table(table, *freelancer);
  Naive naive{.tables = {}, .from = chronicle.first_day()};
  naive.tables.push_back(table);
  const Day to = naive.from + RandomHistory::kDays;
  for (const PolicyCalendar& policies : some_calendars()) {
    const Timeline timeline = insight::timeline(chronicle, policies, naive.from, to);
    compare(timeline, naive, "f0", policies);
    // From the last turning day on it goes on like that for ever.
    const Day last = insight::last_turning_day(chronicle, policies, naive.from);
    RC_ASSERT(last >= timeline.points.back().day);
    if (last <= to) RC_ASSERT(last == timeline.points.back().day);
  }
}

RC_GTEST_PROP(Timeline, SaysWhatMovedWhereverAScoreChanges, ()) {
  const std::vector<Event> events = RandomHistory().events();
  const Day from = RandomHistory::kFirst;
  const Day to = from + RandomHistory::kDays;
  const Chronicle chronicle = Chronicle::of_events(events, "f0", to - 100);
  for (const PolicyCalendar& policies : some_calendars()) {
    const Timeline timeline = insight::timeline(chronicle, policies, from, to);
    RC_ASSERT(timeline.points.front().changes.empty());
    for (std::size_t i = 1; i < timeline.points.size(); ++i) {
      const TimelinePoint& point = timeline.points[i];
      const bool scored =
          point.score.decisive() != nullptr || timeline.points[i - 1].score.decisive() != nullptr;
      RC_ASSERT(point.changes.empty() == !(point.shown && scored));
      for (const insight::ChangePart& part : point.changes) {
        RC_ASSERT(part.day == point.day);
        RC_ASSERT(!part.points);
      }
    }
  }
}

RC_GTEST_PROP(Timeline, OfScoresAloneIsTheSameButForWhatMoved, ()) {
  const Chronicle chronicle =
      Chronicle::of_events(RandomHistory().events(), "f0", RandomHistory::kFirst + 700);
  const Day from = RandomHistory::kFirst + *rc::gen::inRange(0, 600);
  const Day to = from + *rc::gen::inRange(0, RandomHistory::kDays);
  for (const PolicyCalendar& policies : some_calendars()) {
    const Timeline whole = insight::timeline(chronicle, policies, from, to);
    const Timeline bare = insight::timeline_of_scores(chronicle, policies, from, to);
    RC_ASSERT(bare.from == whole.from && bare.to == whole.to);
    RC_ASSERT(bare.points.size() == whole.points.size());
    for (std::size_t i = 0; i < bare.points.size(); ++i) {
      RC_ASSERT(bare.points[i].day == whole.points[i].day);
      RC_ASSERT(bare.points[i].policy == whole.points[i].policy);
      RC_ASSERT(same(bare.points[i].score, whole.points[i].score));
      RC_ASSERT(bare.points[i].shown == whole.points[i].shown);
      RC_ASSERT(bare.points[i].changes.empty());
    }
  }
}

}  // namespace
}  // namespace jss::engine
