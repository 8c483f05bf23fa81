// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "jss/base/fraction.h"
#include "jss/insight/plan_board.h"

namespace jss::insight {

/// How much trouble a plan is, the dearest first: compared in this order.
struct Effort {
  std::uint32_t jobs = 0;  ///< New jobs.
  std::uint32_t asks = 0;  ///< Acts that need a client.
  std::uint32_t own = 0;   ///< Acts that need nobody.

  friend auto operator<=>(const Effort&, const Effort&) = default;
};

/// A score to reach, such that all that round to it will do: exactly those of at least so many
/// twentieths of a thousandth of a success a weight.
struct Goal {
  std::int64_t twentieths = 0;

  /// The score as shown, an integer from 0 to 100.
  [[nodiscard]] static constexpr Goal of_points(std::int64_t points) {
    return {200 * points - 100};
  }
  /// The score to the hundredth.
  [[nodiscard]] static constexpr Goal of_hundredths(std::int64_t hundredths) {
    return {2 * hundredths - 1};
  }
  [[nodiscard]] bool is_met_by(const Fraction& value) const {
    return value >= Fraction{twentieths, 20};
  }
};

/// What to look for among the options of one day.
struct SearchRequest {
  const DayOptions& options;
  Goal goal;
  std::uint32_t jobs = 0;  ///< So many of the new jobs are done. REQUIRES: they are by that day.
  /// Only efforts below this one are of interest. Absent: any will do, the least is not sought, and
  /// less is to be kept in mind.
  std::optional<Effort> below;
  /// How many unfinished plans are kept in mind at a time; absent: all that could matter.
  std::optional<std::size_t> most_kept;
  /// For a contract whose choice is settled, its position; by `Options::contract`. May be shorter.
  std::vector<std::optional<std::size_t>> settled;
};

struct SearchResult {
  std::optional<Effort> effort;  ///< The least; absent if nothing reaches the goal.
  /// For each contract the position of its choice in some plan of that effort, by
  /// `Options::contract`.
  std::vector<std::size_t> choices;
  std::optional<Fraction> value;  ///< The highest score met among plans that reach the goal.
  /// Some unfinished plans were let go: what takes at least that effort may have been missed, what
  /// takes less was not. Absent: nothing was missed.
  std::optional<Effort> missed_from;
};

/// Looks through every way of choosing one option for each contract, exactly.
///
/// Contracts are added one by one. Two unfinished plans with equal sums become one; of two plans of
/// which one is no worse in any number that the rules could still ask about, and no dearer, the
/// other is let go; and so is a plan that would miss the goal even if each window got the best of
/// what is still to come. Whether a finished one reaches the goal is up to
/// `scoring::detail::decide`.
[[nodiscard]] SearchResult search(const SearchRequest& request);

}  // namespace jss::insight
