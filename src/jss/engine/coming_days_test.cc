// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/coming_days.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "jss/history/random_history.h"
#include "jss/history/replay.h"

namespace jss::engine {
namespace {

using history::Event;
using insight::BookedScore;
using insight::ComingDays;

BookedScore score_on(const std::vector<Event>& events, Day day, const std::string& freelancer,
                     const scoring::PolicyCalendar& policies) {
  const scoring::ContractTable table = history::replay(events, day);
  const auto number = table.find_freelancer(freelancer);
  if (!number) return {};
  const scoring::Rules& rules = policies.on(day)->rules;
  const auto records = client_records(table, rules, day);
  return insight::booked_score(score(table, *number, {rules, day, records}));
}

RC_GTEST_PROP(ComingDays, NameEveryDayOnWhichAScoreChangesIfNothingMoreHappens, ()) {
  const std::vector<Event> events = history::RandomHistory().events();
  const Day as_of = history::RandomHistory::kFirst + *rc::gen::inRange(200, 900);
  const Day to = as_of + 60;
  std::vector<Event> until_then;
  std::copy_if(events.begin(), events.end(), std::back_inserter(until_then),
               [as_of](const Event& event) { return day_of(event.at) <= as_of; });
  auto shelf = PolicyShelf::open();
  RC_ASSERT(shelf.has_value());
  Source source = Source::of_events("made up", events);
  scoring::SerialExecutor executor;
  const EvaluationRequest request{.as_of = as_of};
  const auto evaluation = Evaluation::prepare(source, *shelf, request, executor);
  RC_PRE(evaluation.has_value());
  const auto only = evaluation->table().find_freelancer("f0");
  RC_PRE(only.has_value());
  const auto policies = shelf->calendar();
  const auto one = coming_days(source, request, *evaluation, *policies, to, only, executor);
  const auto all = coming_days(source, request, *evaluation, *policies, to, std::nullopt, executor);
  RC_ASSERT(one.has_value());
  RC_ASSERT(all.has_value());
  BookedScore before = score_on(until_then, as_of, "f0", *policies);
  auto turn = one->turns.begin();
  auto coming = all->days.begin();
  for (Day day = as_of + 1; day <= to; day = day + 1) {
    const BookedScore shown = score_on(until_then, day, "f0", *policies);
    while (coming != all->days.end() && coming->day < day) ++coming;
    if (turn == one->turns.end() || turn->day != day) {
      RC_ASSERT(shown == before);
      continue;
    }
    RC_ASSERT(turn->shown == shown);
    RC_ASSERT(turn->changes == (shown != before));
    RC_ASSERT(!turn->causes.empty());
    RC_ASSERT(coming != all->days.end());
    RC_ASSERT(coming->day == day);
    RC_ASSERT(coming->changing <= coming->may_change);
    before = shown;
    ++turn;
  }
  RC_ASSERT(turn == one->turns.end());
}

}  // namespace
}  // namespace jss::engine
