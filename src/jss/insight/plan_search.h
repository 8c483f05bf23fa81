// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "jss/base/fraction.h"
#include "jss/insight/plan_aim.h"
#include "jss/insight/plan_board.h"
#include "jss/insight/plan_reach.h"

namespace jss::insight {

/// How much is looked through where not everything can be. Work is counted in unfinished plans made
/// and compared, so that the same question gets the same answer on every machine.
struct Diligence {
  std::size_t most_kept = 0;  ///< So many unfinished plans are kept in mind at a time.
  std::int64_t work = 0;      ///< What is left to be done: goes down, a little below zero at last.

  /// When little is left only the most promising ones are kept.
  [[nodiscard]] std::size_t most_kept_now() const {
    return work > 0 ? most_kept : std::min(most_kept, kLeastKept);
  }
  static constexpr std::size_t kLeastKept = 4;
};

/// What to look for among the options of one day.
struct SearchRequest {
  const DayOptions& options;
  Goal goal;
  /// So many of the new jobs are done: from the first to the last number. REQUIRES: by that day.
  std::uint32_t least_jobs = 0;
  std::uint32_t most_jobs = 0;
  /// Only efforts below this one are of interest. Absent: any will do, the least is not sought, and
  /// less is to be kept in mind.
  std::optional<Effort> below;
  /// Where there is too much to look through; absent: everything that could matter is.
  Diligence* diligence = nullptr;
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
/// For each aim contracts are added one by one. Of two unfinished plans of which one does no less
/// for the aim whatever is still to come, and is no dearer, the other is let go (`Rank`); and so is
/// a plan that would miss the aim even if each number got the best of what is still to come
/// (`Reach`). Whether a finished one reaches the goal is up to `scoring::detail::decide`.
[[nodiscard]] SearchResult search(const SearchRequest& request);

}  // namespace jss::insight
