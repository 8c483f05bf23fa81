// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "jss/insight/change.h"
#include "jss/insight/shapley.h"

namespace jss::insight {

/// What the kernel says of one freelancer on one day, under some rules. Refers to the table.
struct DayReading {
  struct Contract {
    std::string_view id;
    std::string_view title;
    bool feedback_removed = false;
    scoring::Outcome outcome;
    std::vector<scoring::Unit> units;  ///< Empty if it does not count.
  };
  struct WindowReading {
    scoring::Window window;
    scoring::WindowSums sums;  ///< Before silence and signals are added.
  };

  const scoring::Rules* rules = nullptr;
  scoring::Score score;
  std::vector<Contract> contracts;  ///< By id, bytewise.
  /// Empty where the freelancer has no contract yet.
  std::vector<WindowReading> windows;
  scoring::FreelancerCounts counts;

  /// Months of the window that decides; absent where there is no score.
  [[nodiscard]] std::optional<int> deciding() const;
};

/// The reading of the scorer's day under `rules`, which need not be those of that day.
[[nodiscard]] DayReading read_day(const DayScorer& scorer, const scoring::Rules& rules);

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
[[nodiscard]] WindowMove move_between(const DayReading& before, const DayReading& after, int months,
                                      Day day);

}  // namespace jss::insight
