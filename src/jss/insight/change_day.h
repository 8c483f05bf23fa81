// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "jss/insight/change.h"
#include "jss/insight/day_reading.h"
#include "jss/insight/shapley.h"

namespace jss::insight {

/// The sums of the window of so many months, silence and signals included; for zero months those of
/// both windows of the trending score.
[[nodiscard]] DecidingShare sums_of(const DayReading& reading, int months);
[[nodiscard]] constexpr std::size_t window_count(int months) { return months == 0 ? 2 : 1; }

/// The points of those windows.
[[nodiscard]] FixedPoints points_of(const DayReading& reading, int months);

/// What moved in one window, or in the two of the trending score, between two days under the same
/// rules: contracts by id, then silence, then signals.
struct WindowMove {
  std::vector<ChangePart> parts;  ///< Without points; one for each step.
  Move move;
};
[[nodiscard]] WindowMove move_between(const DayReading& before, const DayReading& after,
                                      int months);

}  // namespace jss::insight
