// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/timeline.h"

#include <algorithm>
#include <cassert>

#include "jss/insight/change_day.h"
#include "jss/insight/lasting_score.h"

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

LastingScore lasting_score(const DayScorer& scorer) {
  if (!scorer.freelancer()) return {.score = scorer.score(), .next = {}};
  return insight::lasting_score(scorer.table(), *scorer.freelancer(), scorer.question());
}

// The days after `from` up to `to` on which the table or the rules are others than the day before.
std::vector<Day> days_of_news(const Chronicle& chronicle, const PolicyCalendar& policies, Day from,
                              Day to) {
  std::vector<Day> days = chronicle.change_days(from, to);
  const std::vector<Day> new_rules = policies.change_days(from, to);
  days.insert(days.end(), new_rules.begin(), new_rules.end());
  std::sort(days.begin(), days.end());
  return days;
}

// Calls `visit(scorer, score)` for `from` and for every later day up to `to` on which a sum can
// move: those of news, and between two of them those that time alone brings.
template <class Visit>
void walk(const Chronicle& chronicle, const PolicyCalendar& policies, Day from, Day to,
          Visit&& visit) {
  DayScorer scorer(chronicle, policies);
  const std::vector<Day> news = days_of_news(chronicle, policies, from, to);
  auto next_news = news.begin();
  for (Day day = from; day <= to;) {
    scorer.move_to(day);
    const LastingScore lasting = lasting_score(scorer);
    visit(scorer, lasting.score);
    next_news = std::upper_bound(next_news, news.end(), day);
    const Day after = kLastDay + 1;
    day = std::min(lasting.next.value_or(after), next_news == news.end() ? after : *next_news);
  }
}

// What moved in the window that decided before; and where another one takes over, what moved in
// that one, too: it is the more likely cause.
std::vector<ChangePart> changes_between(const DayScorer& before, const DayScorer& after) {
  std::vector<ChangePart> changes = what_changed(before, after);
  const auto switched = std::find_if(changes.begin(), changes.end(), [](const ChangePart& part) {
    return part.why == ChangeCause::window_switched;
  });
  if (switched == changes.end() || !switched->window) return changes;
  const scoring::Rules& rules = after.policy().rules;
  const WindowMove move =
      move_between(read_day(before, rules), read_day(after, rules), *switched->window, after.day());
  std::vector<ChangePart> more;
  for (const ChangePart& part : move.parts) {
    const bool told = std::any_of(changes.begin(), changes.end(), [&part](const ChangePart& other) {
      return part.why == other.why && part.contract == other.contract && part.line == other.line;
    });
    if (!told) more.push_back(part);
  }
  changes.insert(switched, more.begin(), more.end());
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
  Timeline timeline{.from = from, .to = to, .points = {}};
  DayScorer day_before(chronicle, policies);
  walk(chronicle, policies, from, to, [&](const DayScorer& scorer, const Score& score) {
    std::vector<TimelinePoint>& points = timeline.points;
    TimelinePoint point{.day = scorer.day(), .policy = &scorer.policy(), .score = score};
    if (!points.empty()) {
      if (same_score(points.back().score, score)) return;
      point.shown = !looks_the_same(points.back().score, score);
      if (point.shown) {
        day_before.move_to(scorer.day() - 1);
        point.changes = changes_between(day_before, scorer);
      }
    }
    points.push_back(std::move(point));
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
