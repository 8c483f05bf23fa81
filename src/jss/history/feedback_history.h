// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "jss/base/day.h"
#include "jss/history/event.h"

namespace jss::history {

/// Days after the end of a contract on which feedback is shown even if only one side gave it.
inline constexpr std::int32_t kBlindDays = 14;

/// Feedback as it came in: its place in the order of events, and its day.
struct FeedbackEntry {
  std::uint32_t position = 0;
  Day day;
  const FeedbackGiven* feedback = nullptr;
};

/// The feedback of one side that took effect.
struct EffectiveFeedback {
  Day day;  ///< From this day on it is known.
  const FeedbackGiven* feedback = nullptr;
};

/// The feedback that the two sides of one contract gave about each other at its end, told in the
/// order in which it came. Neither side sees the other's before both have spoken or two weeks
/// have passed, and no score does.
class FeedbackHistory {
 public:
  /// REQUIRES: not `mid_contract`.
  void add(const FeedbackEntry& entry);

  [[nodiscard]] const std::vector<FeedbackEntry>& entries(Side side) const {
    return entries_[static_cast<std::size_t>(side)];
  }

  /// The feedback of `side` in a contract that ended on `ended_on`, as known on `as_of`; nothing
  /// while it has not taken effect.
  ///
  /// It takes effect on the latest of: its day, `ended_on`, and the earlier of the day on which the
  /// other side first spoke and `ended_on` plus 14 days. What the same side said again until the
  /// end of that day replaces it; what it said later is ignored.
  [[nodiscard]] std::optional<EffectiveFeedback> effective(Side side, Day ended_on,
                                                           Day as_of) const;

 private:
  std::array<std::vector<FeedbackEntry>, 2> entries_;
};

}  // namespace jss::history
