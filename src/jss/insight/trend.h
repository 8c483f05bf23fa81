// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "jss/base/fraction.h"
#include "jss/insight/day_scorer.h"

namespace jss::insight {

/// What the clients of one quarter thought, as the rules see it.
struct Quarter {
  Day from;
  Day to;  ///< Included.
  // Units whose day lies in the quarter, by what became of them. An earlier stretch of a long
  // contract is a success of its own, whatever the contract's end was.
  std::uint32_t success = 0;
  std::uint32_t neutral = 0;
  std::uint32_t failure = 0;
  std::uint32_t contracts = 0;      ///< Distinct contracts of these units.
  std::uint32_t clients = 0;        ///< Their distinct clients.
  std::int64_t success_weight = 0;  ///< The sum of weight times credit, millionths.
  std::int64_t weight = 0;          ///< The sum of weights, thousandths.
  /// The rules' least number of contracts for a score is reached, so a comparison means something.
  bool comparable = false;

  /// The share of success, in the units of a window's score; below zero where failures take away
  /// more than successes give. Nothing where there is no weight.
  [[nodiscard]] std::optional<Fraction> share() const {
    if (weight == 0) return std::nullopt;
    return Fraction{success_weight, weight};
  }
};

/// The quarters that a trend tells of: two years.
inline constexpr std::size_t kTrendQuarters = 8;

/// How content clients are, quarter by quarter.
struct Trend {
  /// The last three months first, then backwards without a gap.
  std::array<Quarter, kTrendQuarters> quarters{};

  [[nodiscard]] const Quarter& this_quarter() const { return quarters[0]; }
  [[nodiscard]] const Quarter& last_quarter() const { return quarters[1]; }
  /// The same three months, twelve months earlier.
  [[nodiscard]] const Quarter& last_year() const { return quarters[4]; }

  /// Is the share of this quarter at least that of `other`? Compared as exact fractions; nothing
  /// if one of the two has too few contracts.
  [[nodiscard]] std::optional<bool> as_good_as(const Quarter& other) const;
};

/// The trend on the day that `scorer` was moved to, under the rules of that day, by what was known
/// on it. One evaluation by the kernel.
///
/// Quarters end and begin as windows do: what stands in the window of three months is this quarter,
/// what stands in that of six and not in that of three the last one, and so on. Silence and signals
/// belong to no quarter and are left out.
[[nodiscard]] Trend trend(const DayScorer& scorer);

}  // namespace jss::insight
