// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "jss/engine/embedded_calendars.h"
#include "jss/history/random_history.h"
#include "jss/history/replay.h"
#include "jss/insight/change.h"
#include "jss/insight/explanation.h"

namespace jss::engine {
namespace {

using history::Chronicle;
using history::RandomHistory;
using insight::Change;
using insight::ChangeCause;
using insight::ChangePart;
using insight::explain_change;
using scoring::Policy;
using scoring::PolicyCalendar;
using scoring::Score;

PolicyCalendar random_calendar() { return *rc::gen::elementOf(calendars()); }

Day random_day() {
  return RandomHistory::kFirst +
         *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, RandomHistory::kDays));
}

Chronicle random_chronicle() {
  return Chronicle::of_events(RandomHistory().events(), "f0",
                              RandomHistory::kFirst + RandomHistory::kDays);
}

std::optional<std::int64_t> hundredths(const Score& score) {
  const scoring::WindowScore* const decisive = score.decisive();
  if (decisive == nullptr) return std::nullopt;
  return scoring::points_in_hundredths(*decisive->value);
}

std::int64_t sum_of(const std::vector<ChangePart>& parts) {
  std::int64_t sum = 0;
  for (const ChangePart& part : parts) sum += part.points.value_or(0);
  return sum;
}

RC_GTEST_PROP(ChangeParts, SumToTheChangeUnderEveryPolicy, ()) {
  const Chronicle chronicle = random_chronicle();
  const auto [from, to] = std::minmax({random_day(), random_day()});
  for (const PolicyCalendar& policies : calendars()) {
    const Change change = explain_change(chronicle, policies, from, to);
    const auto before = hundredths(change.from_score);
    const auto after = hundredths(change.to_score);
    if (!before || !after) {
      RC_ASSERT(!change.points);
      for (const ChangePart& part : change.parts) RC_ASSERT(!part.points);
      continue;
    }
    RC_ASSERT(change.points == *after - *before);
    RC_ASSERT(sum_of(change.parts) == *after - *before);
    // A hundredth at most for each part, and one for the ends.
    for (const ChangePart& part : change.parts) {
      if (part.why != ChangeCause::rounding) continue;
      RC_ASSERT(std::abs(*part.points) <= static_cast<std::int64_t>(change.parts.size()));
    }
  }
}

RC_GTEST_PROP(ChangeParts, AreThoseOfEachSingleDay, ()) {
  const Chronicle chronicle = random_chronicle();
  const Day from = random_day();
  const Day to = from + *rc::gen::inRange(0, 400);
  for (const PolicyCalendar& policies : calendars()) {
    std::vector<ChangePart> expected;
    insight::DayScorer before(chronicle, policies);
    insight::DayScorer after(chronicle, policies);
    for (Day day = from + 1; day <= to; day = day + 1) {
      before.move_to(day - 1);
      after.move_to(day);
      for (ChangePart& part : what_changed(before, after)) expected.push_back(std::move(part));
    }
    std::vector<ChangePart> parts = explain_change(chronicle, policies, from, to).parts;
    if (!parts.empty() && parts.back().why == ChangeCause::rounding) parts.pop_back();
    for (ChangePart& part : parts) part.points = std::nullopt;
    RC_ASSERT(parts == expected);
  }
}

RC_GTEST_PROP(ChangeParts, AreTheSameHoweverThePeriodIsCut, ()) {
  const Chronicle chronicle = random_chronicle();
  std::vector<Day> days{random_day(), random_day(), random_day()};
  std::sort(days.begin(), days.end());
  const PolicyCalendar policies = random_calendar();
  const Change first = explain_change(chronicle, policies, days[0], days[1]);
  const Change second = explain_change(chronicle, policies, days[1], days[2]);
  const Change whole = explain_change(chronicle, policies, days[0], days[2]);
  if (!first.points || !second.points) return;
  const auto without_rounding = [](std::vector<ChangePart> parts) {
    std::erase_if(parts, [](const ChangePart& p) { return p.why == ChangeCause::rounding; });
    return parts;
  };
  std::vector<ChangePart> joined = without_rounding(first.parts);
  for (ChangePart& part : without_rounding(second.parts)) joined.push_back(std::move(part));
  RC_ASSERT(without_rounding(whole.parts) == joined);
}

RC_GTEST_PROP(ChangeParts, NameTheDaysThatTheyLeadTo, ()) {
  const Chronicle chronicle = random_chronicle();
  const auto [from, to] = std::minmax({random_day(), random_day()});
  const PolicyCalendar policies = random_calendar();
  const Change change = explain_change(chronicle, policies, from, to);
  std::vector<Day> named;
  for (const ChangePart& part : change.parts) {
    if (part.day.present()) named.push_back(part.day);
  }
  RC_ASSERT(std::is_sorted(named.begin(), named.end()));
  named.erase(std::unique(named.begin(), named.end()), named.end());
  insight::DayScorer scorer(chronicle, policies);
  RC_ASSERT(change.days.size() == named.size());
  for (std::size_t i = 0; i < named.size(); ++i) {
    RC_ASSERT(change.days[i].day == named[i]);
    scorer.move_to(named[i]);
    RC_ASSERT(hundredths(scorer.score()) == hundredths(change.days[i].score));
  }
  const Score last = change.days.empty() ? change.from_score : change.days.back().score;
  RC_ASSERT(hundredths(last) == hundredths(change.to_score));
}

RC_GTEST_PROP(LevelParts, SumToWhatIsLostForEverybodyUnderEveryPolicy, ()) {
  const Day day = random_day();
  const auto table = history::replay(RandomHistory().events(), day);
  for (const Policy& policy : all_policies()) {
    const auto records = scoring::client_records(table, policy.rules, day);
    for (std::uint32_t i = 0; i < table.freelancer_count(); ++i) {
      const auto explanation = insight::explain(table, {i}, {policy.rules, day, records});
      const auto points = hundredths(explanation.score);
      if (!points) continue;
      std::int64_t lost = 0;
      for (const auto& part : explanation.contracts) lost += part.points_lost.value();
      for (const auto& part : explanation.lines) lost += part.points_lost;
      RC_ASSERT(lost == 10'000 - *points);
    }
  }
}

}  // namespace
}  // namespace jss::engine
