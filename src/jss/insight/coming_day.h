// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "jss/base/day.h"
#include "jss/insight/booked_score.h"
#include "jss/insight/cause.h"
#include "jss/scoring/policy.h"

namespace jss::insight {

/// A coming day on which scores may change if nothing more happens until then.
struct ComingDay {
  Day day;
  const scoring::Policy* policy = nullptr;  ///< The one of that day.
  std::uint32_t may_change = 0;             ///< Freelancers.
  std::uint32_t changing = 0;               ///< Of those: whose score will be another one.
  /// How many of them may change for each cause, by `Cause`; one may have several.
  std::array<std::uint32_t, kCauseCount> causes{};
};

/// The same for one freelancer.
struct ComingTurn {
  Day day;
  const scoring::Policy* policy = nullptr;
  Causes causes;
  bool changes = false;  ///< The score will be another one than the day before.
  BookedScore shown;     ///< From that day on.
};

/// What comes, in the order of the days: of everybody, or of the one who was asked for.
struct ComingDays {
  std::vector<ComingDay> days;
  std::vector<ComingTurn> turns;
};

}  // namespace jss::insight
