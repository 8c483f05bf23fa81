// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/timeline.h"

#include <algorithm>
#include <cassert>
#include <iterator>

#include "jss/insight/equal_scores.h"
#include "jss/insight/lasting_score.h"
#include "jss/insight/reading_walk.h"
#include "jss/insight/turning_days.h"

namespace jss::insight {
namespace {

using history::Chronicle;
using scoring::PolicyCalendar;
using scoring::Score;

// Calls `visit(scorer, score)` for `from` and for every later day up to `to` on which a sum can
// move: those of news, and between two of them those that time alone brings.
template <class Visit>
void walk(const Chronicle& chronicle, const PolicyCalendar& policies, Day from, Day to,
          Visit&& visit) {
  DayScorer scorer(chronicle, policies);
  const TurningDays turning_days(chronicle, policies, from, to);
  for (Day day = from; day <= to;) {
    scorer.move_to(day);
    const LastingScore lasting = lasting_score(scorer);
    visit(scorer, lasting.score);
    day = turning_days.after(day, lasting.next);
  }
}

// What moved in the window that decided before; and where another one takes over, before it what
// moved in that one alone: it is the more likely cause.
std::vector<ChangePart> changes_of(const DayStep& step) {
  std::vector<ChangePart> changes;
  for (ChangePart& part : what_changed(step)) {
    std::move(part.because.begin(), part.because.end(), std::back_inserter(changes));
    part.because.clear();
    changes.push_back(std::move(part));
  }
  return changes;
}

// Adds the point of a day, unless the score is as it was.
bool add_point(Timeline& timeline, Day day, const scoring::Policy& policy, const Score& score) {
  std::vector<TimelinePoint>& points = timeline.points;
  bool shown = true;
  if (!points.empty()) {
    if (same_score(points.back().score, score)) return false;
    shown = !looks_the_same(points.back().score, score);
  }
  points.push_back({.day = day, .policy = &policy, .score = score, .shown = shown, .changes = {}});
  return true;
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
  ReadingWalk walk(chronicle, policies, from, to);
  const auto add = [&timeline](const DayReading& reading) {
    return add_point(timeline, reading.day, *reading.policy, reading.score);
  };
  add(walk.reading());
  while (walk.go_on()) {
    if (!add(walk.reading()) || !timeline.points.back().shown) continue;
    timeline.points.back().changes = changes_of(walk.step());
  }
  return timeline;
}

Timeline timeline_of_scores(const Chronicle& chronicle, const PolicyCalendar& policies, Day from,
                            Day to) {
  assert(from <= to);
  to = std::min(to, kLastDay);
  Timeline timeline{.from = from, .to = to, .points = {}};
  walk(chronicle, policies, from, to, [&timeline](const DayScorer& scorer, const Score& score) {
    add_point(timeline, scorer.day(), scorer.policy(), score);
  });
  return timeline;
}

Day last_turning_day(const Chronicle& chronicle, const PolicyCalendar& policies, Day from) {
  Day last = from;
  std::optional<Score> before;
  walk(chronicle, policies, from, kLastDay, [&](const DayScorer& scorer, const Score& score) {
    if (before && !same_score(*before, score)) last = scorer.day();
    before = score;
  });
  return last;
}

}  // namespace jss::insight
