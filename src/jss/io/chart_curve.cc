// SPDX-License-Identifier: Apache-2.0
#include "jss/io/chart_curve.h"

#include <algorithm>
#include <functional>

#include "jss/io/score_text.h"

namespace jss::io {
namespace {

using insight::Timeline;
using insight::TimelinePoint;
using scoring::WindowScore;

constexpr std::size_t kColours = 6;

std::optional<std::int64_t> hundredths(const std::optional<Fraction>& value) {
  if (!value) return std::nullopt;
  return scoring::points_in_hundredths(*value);
}

std::optional<std::int64_t> score_at(const TimelinePoint& point) {
  const WindowScore* decisive = point.score.decisive();
  return decisive == nullptr ? std::nullopt : hundredths(decisive->value);
}

std::optional<std::int64_t> window_at(const TimelinePoint& point, int months) {
  for (const WindowScore& window : point.score.windows()) {
    if (window.months == months && window.qualifies) return hundredths(window.value);
  }
  return std::nullopt;
}

// All months that any day's windows have, longest first, trending last.
std::vector<int> months_of(const Timeline& timeline) {
  std::vector<int> months;
  for (const TimelinePoint& point : timeline.points) {
    for (const WindowScore& window : point.score.windows()) months.push_back(window.months);
  }
  std::sort(months.begin(), months.end(), std::greater<>());
  months.erase(std::unique(months.begin(), months.end()), months.end());
  return months;
}

}  // namespace

std::vector<Curve> curves_of(const Chart& chart) {
  std::vector<Curve> curves;
  const bool alone = chart.lines.size() == 1;
  for (const ChartLine& line : chart.lines) {
    Curve curve{line.label, line.timeline, {}, alone, curves.size() % kColours};
    for (const TimelinePoint& point : line.timeline->points) {
      curve.values.push_back(score_at(point));
    }
    curves.push_back(std::move(curve));
  }
  if (!alone) return curves;
  const Timeline& timeline = *chart.lines.front().timeline;
  for (const int months : months_of(timeline)) {
    Curve curve{
        window_words(months), &timeline, {}, false, 1 + (curves.size() - 1) % (kColours - 1)};
    for (const TimelinePoint& point : timeline.points) {
      curve.values.push_back(window_at(point, months));
    }
    const auto is_there = [](const auto& value) { return value.has_value(); };
    if (std::any_of(curve.values.begin(), curve.values.end(), is_there)) {
      curves.push_back(std::move(curve));
    }
  }
  return curves;
}

}  // namespace jss::io
