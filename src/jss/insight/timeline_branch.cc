// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/timeline_branch.h"

#include <algorithm>
#include <cassert>
#include <iterator>

#include "jss/insight/equal_scores.h"

namespace jss::insight {

Timeline timeline_branch(const Timeline& trunk, const history::Chronicle& chronicle,
                         const scoring::PolicyCalendar& policies, Day day, Day to) {
  assert(trunk.from <= day && day <= trunk.to + 1);
  Timeline branch = timeline_of_scores(chronicle, policies, day, to);
  branch.from = trunk.from;
  const auto parted =
      std::lower_bound(trunk.points.begin(), trunk.points.end(), day,
                       [](const TimelinePoint& point, Day wanted) { return point.day < wanted; });
  if (parted == trunk.points.begin()) return branch;
  TimelinePoint& first = branch.points.front();
  const scoring::Score& before = std::prev(parted)->score;
  first.shown = !looks_the_same(before, first.score);
  if (same_score(before, first.score)) branch.points.erase(branch.points.begin());
  branch.points.insert(branch.points.begin(), trunk.points.begin(), parted);
  return branch;
}

}  // namespace jss::insight
