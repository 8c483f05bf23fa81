// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "jss/base/day.h"

namespace jss::io {

/// A mark on an axis.
struct Tick {
  int at = 0;  ///< Pixels.
  std::string label;
};

/// Days across the width of a chart. The first day begins at `left`, the last ends at `right`.
class DayScale {
 public:
  /// REQUIRES: `from <= to`, `left < right`.
  DayScale(Day from, Day to, int left, int right);

  /// Where `day` begins, in whole pixels; days outside stand at the nearer end.
  [[nodiscard]] int at(Day day) const;

  /// First days of months, or single days where there are few, not closer than their labels need.
  [[nodiscard]] std::vector<Tick> ticks() const;

 private:
  [[nodiscard]] std::vector<Tick> ticks_by_days() const;
  [[nodiscard]] std::vector<Tick> ticks_by_months() const;

  Day from_;
  std::int64_t days_;
  int left_;
  int right_;
};

/// Points from bottom to top: all of 0 to 100, or as much of it as the values need.
class PointScale {
 public:
  /// `lowest` and `highest` are hundredths of a point. REQUIRES: 0 <= lowest <= highest <= 10000.
  PointScale(std::int64_t lowest, std::int64_t highest, int top, int bottom);

  [[nodiscard]] int at(std::int64_t hundredths) const;
  [[nodiscard]] std::vector<Tick> ticks() const;
  [[nodiscard]] std::int64_t lowest() const { return lowest_; }

 private:
  std::int64_t lowest_;   // points
  std::int64_t highest_;  // points
  int top_;
  int bottom_;
};

/// Moves positions apart so that neighbours are at least `gap` from each other and all stay between
/// `left` and `right`, as near to where they were as that allows (least squares, whole pixels).
/// REQUIRES: `wanted` rises; `right - left >= gap * (wanted.size() - 1)`.
[[nodiscard]] std::vector<int> spread(const std::vector<int>& wanted, int gap, int left, int right);

}  // namespace jss::io
