// SPDX-License-Identifier: Apache-2.0
#include "jss/io/timeline_answer.h"

#include <algorithm>

namespace jss::io {

std::vector<Day> shown_days(std::span<const TimelineTrack> tracks) {
  std::vector<Day> days;
  for (const TimelineTrack& track : tracks) {
    for (const insight::TimelinePoint& point : track.timeline.points) {
      if (point.shown) days.push_back(point.day);
    }
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

std::span<const insight::ChangePart> changes_on(const insight::Timeline& timeline, Day day) {
  const insight::TimelinePoint& point = point_on(timeline, day);
  if (point.day != day) return {};
  return point.changes;
}

}  // namespace jss::io
