// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/timeline.h"

#include <algorithm>
#include <cassert>
#include <iterator>

#include "jss/insight/turning_days.h"

namespace jss::insight {
namespace {

using history::Chronicle;
using scoring::points;
using scoring::points_in_hundredths;
using scoring::PolicyCalendar;
using scoring::Score;
using scoring::WindowScore;

bool same_window(const WindowScore& a, const WindowScore& b) {
  return a.months == b.months && a.qualifies == b.qualifies && a.value == b.value;
}

// The window that decides follows from the windows; the reason why none does, from their sums.
bool same_score(const Score& a, const Score& b) {
  return a.reason == b.reason && std::equal(a.windows().begin(), a.windows().end(),
                                            b.windows().begin(), b.windows().end(), same_window);
}

// As people are shown them: the points follow from the hundredths only by way of the exact value.
bool looks_the_same(const Score& a, const Score& b) {
  const WindowScore* const from = a.decisive();
  const WindowScore* const to = b.decisive();
  if (from == nullptr || to == nullptr) return from == to && a.reason == b.reason;
  return from->months == to->months && points(*from->value) == points(*to->value) &&
         points_in_hundredths(*from->value) == points_in_hundredths(*to->value);
}

// Calls `visit(before, scorer, score)` for `from`, where `before` is nullptr, and for every later
// day up to `to` on which a sum can move: those of news, and between two of them those that time
// alone brings. `before` stands on the last such day, since which nothing moved.
template <class Visit>
void walk(const Chronicle& chronicle, const PolicyCalendar& policies, Day from, Day to,
          Visit&& visit) {
  DayScorer before(chronicle, policies);
  DayScorer scorer(chronicle, policies);
  const TurningDays turning_days(chronicle, policies, from, to);
  for (Day day = from; day <= to;) {
    scorer.move_to(day);
    const LastingScore lasting = lasting_score(scorer);
    visit(day > from ? &before : nullptr, scorer, lasting.score);
    day = turning_days.after(day, lasting);
    before = scorer;  // cheaper than to bring up a second one: its memory is used again
  }
}

// What moved in the window that decided before; and where another one takes over, before it what
// moved in that one alone: it is the more likely cause.
std::vector<ChangePart> changes_between(const DayScorer& before, const DayScorer& after) {
  std::vector<ChangePart> changes;
  for (ChangePart& part : what_changed(before, after)) {
    std::move(part.because.begin(), part.because.end(), std::back_inserter(changes));
    part.because.clear();
    changes.push_back(std::move(part));
  }
  return changes;
}

}  // namespace

const TimelinePoint& point_on(const Timeline& timeline, Day day) {
  const auto after =
      std::upper_bound(timeline.points.begin(), timeline.points.end(), day,
                       [](Day wanted, const TimelinePoint& point) { return wanted < point.day; });
  assert(after != timeline.points.begin());
  return *std::prev(after);
}

Timeline timeline(const Chronicle& chronicle, const PolicyCalendar& policies, Day from, Day to) {
  assert(from <= to);
  to = std::min(to, kLastDay);  // no turning day comes after it
  Timeline timeline{.from = from, .to = to, .points = {}};
  walk(chronicle, policies, from, to,
       [&](DayScorer* before, const DayScorer& scorer, const Score& score) {
         std::vector<TimelinePoint>& points = timeline.points;
         TimelinePoint point{.day = scorer.day(), .policy = &scorer.policy(), .score = score};
         if (before != nullptr) {
           if (same_score(points.back().score, score)) return;
           point.shown = !looks_the_same(points.back().score, score);
           if (point.shown) {
             // The new rules are put to the very day before them.
             if (&before->policy() != &scorer.policy()) before->move_to(scorer.day() - 1);
             point.changes = changes_between(*before, scorer);
           }
         }
         points.push_back(std::move(point));
       });
  return timeline;
}

Day last_turning_day(const Chronicle& chronicle, const PolicyCalendar& policies, Day from) {
  Day last = from;
  std::optional<Score> before;
  walk(chronicle, policies, from, kLastDay,
       [&](const DayScorer*, const DayScorer& scorer, const Score& score) {
         if (before && !same_score(*before, score)) last = scorer.day();
         before = score;
       });
  return last;
}

}  // namespace jss::insight
