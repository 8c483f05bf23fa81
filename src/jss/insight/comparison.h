// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "jss/base/day.h"
#include "jss/base/id.h"
#include "jss/insight/badge.h"
#include "jss/scoring/population.h"

namespace jss::insight {

/// A score as it would be shown: points, hundredths and the window that decides.
struct ShownScore {
  std::int16_t hundredths = 0;  ///< 0 to 10,000.
  std::int16_t points = 0;      ///< 0 to 100.
  std::int16_t months = 0;      ///< As `scoring::WindowScore::months`.

  friend bool operator==(const ShownScore&, const ShownScore&) = default;
};

/// One freelancer's score under two sets of rules; absent where there is none.
struct ScoreMove {
  FreelancerIndex freelancer;
  std::optional<ShownScore> before;
  std::optional<ShownScore> after;

  /// After less before, in hundredths; nothing unless both are there.
  [[nodiscard]] std::optional<std::int32_t> change() const {
    if (!before || !after) return std::nullopt;
    return after->hundredths - before->hundredths;
  }
};

/// Points that something depends on.
struct ScoreBound {
  int points = 0;
  std::vector<Badge> badges;  ///< Those that ask for so many.
};

/// What badges ask of the score on `day`, the highest first. 90, which clients look for, is always
/// among them.
[[nodiscard]] std::vector<ScoreBound> score_bounds(const BadgeCalendar& badges, Day day);

/// How many are shown at least so many points.
struct BoundCount : ScoreBound {
  std::uint32_t before = 0;
  std::uint32_t after = 0;
  std::uint32_t rise = 0;  ///< After and not before; appearing scores included.
  std::uint32_t fall = 0;  ///< Before and not after; disappearing scores included.
};

/// How many scores, as shown, lie from `from` up to the next band's `from`.
struct ScoreBand {
  int from = 0;
  std::uint32_t before = 0;
  std::uint32_t after = 0;
};

/// How many scores change by `from` hundredths or more, but less than the next band's `from`.
struct ChangeBand {
  std::int32_t from = 0;
  std::uint32_t lose = 0;
  std::uint32_t gain = 0;
};

/// What other rules would do to the scores of a population on one day.
struct Comparison {
  std::vector<ScoreMove> moves;  ///< One for each freelancer, in the table's order.

  // Every freelancer is one of these.
  std::uint32_t gain = 0;       ///< The exact score rises.
  std::uint32_t lose = 0;       ///< It falls.
  std::uint32_t stay = 0;       ///< It is the same to the hundredth.
  std::uint32_t appear = 0;     ///< There is a score after only.
  std::uint32_t disappear = 0;  ///< There is one before only.
  std::uint32_t unscored = 0;   ///< There is none under either.

  std::uint32_t shown_otherwise = 0;        ///< Of those with both: other whole points are shown.
  std::optional<std::int32_t> mean_change;  ///< Over those with both, hundredths, halves up.
  /// The one in the middle; of two in the middle the lower.
  std::optional<std::int32_t> median_change;

  std::array<ScoreBand, 7> scores{};    ///< Falling: 100, 95, 90, 80, 70, 50 and 0 points.
  std::array<ChangeBand, 5> changes{};  ///< Rising: any change, 1, 5, 10 and 20 points.
  std::vector<BoundCount> bounds;       ///< As asked for.
  /// Where the exact score changes, the greatest changes first; of equals by freelancer.
  std::vector<ScoreMove> largest;

  /// Those with a score both before and after.
  [[nodiscard]] std::uint32_t scored_in_both() const { return gain + lose + stay; }
};

/// How many of the largest changes a comparison names.
inline constexpr std::size_t kLargestChanges = 20;

/// Scores everybody under both questions, which are of one day, and compares. The same whatever the
/// number of threads. Twice the cost of scoring; 24 bytes a freelancer.
[[nodiscard]] Comparison compare(const scoring::ContractTable& table,
                                 const scoring::Question& before, const scoring::Question& after,
                                 std::span<const ScoreBound> bounds, scoring::Executor& executor);

}  // namespace jss::insight
