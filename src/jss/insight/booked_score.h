// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "jss/base/fraction.h"
#include "jss/scoring/score.h"

namespace jss::insight {

/// What people see of a score.
struct BookedScore {
  bool there = false;       ///< The freelancer has a contract.
  std::int16_t months = 0;  ///< Of the window that decides; zero for trending, and without a score.
  std::optional<scoring::NoScore> reason;  ///< Why there is no score.
  std::optional<Fraction> value;

  friend bool operator==(const BookedScore&, const BookedScore&) = default;
};

/// The part of a score that people see.
[[nodiscard]] inline BookedScore booked_score(const scoring::Score& score) {
  BookedScore shown{.there = true};
  if (const scoring::WindowScore* const decisive = score.decisive()) {
    shown.months = static_cast<std::int16_t>(decisive->months);
    shown.value = decisive->value;
  } else {
    shown.reason = score.reason;
  }
  return shown;
}

}  // namespace jss::insight
