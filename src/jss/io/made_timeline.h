// SPDX-License-Identifier: Apache-2.0
// For tests: timelines of given values.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "jss/insight/timeline.h"

namespace jss::io {

/// A score from the windows of 12 and 6 months, in hundredths of a point; a window without a value
/// does not qualify.
inline scoring::Score made_score(std::optional<int> twelve, std::optional<int> six) {
  scoring::Score score;
  for (const auto& [months, value] : {std::pair(12, twelve), std::pair(6, six)}) {
    scoring::WindowScore& window = score.add();
    window.months = months;
    window.qualifies = value.has_value();
    if (value) window.value = Fraction{.numerator = *value, .denominator = 10};
  }
  score.decide();
  if (score.decisive() == nullptr) score.reason = scoring::NoScore::too_few_outcomes;
  return score;
}

/// A timeline to `to` with the points given; the first of them is its first day.
inline insight::Timeline made_timeline(std::vector<std::pair<Day, scoring::Score>> scores, Day to) {
  insight::Timeline timeline{.from = scores.front().first, .to = to, .points = {}};
  for (auto& [day, score] : scores) {
    insight::TimelinePoint point;
    point.day = day;
    point.score = score;
    timeline.points.push_back(std::move(point));
  }
  return timeline;
}

}  // namespace jss::io
