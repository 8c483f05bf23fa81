// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/comparison.h"

#include <algorithm>
#include <cstdlib>

namespace jss::insight {
namespace {

constexpr std::array kScoreBands{100, 95, 90, 80, 70, 50, 0};
constexpr std::array kChangeBands{1, 100, 500, 1000, 2000};
constexpr int kLookedFor = 90;
constexpr std::size_t kFreelancersAPiece = 1024;

std::optional<ShownScore> shown(const scoring::Score& score) {
  const scoring::WindowScore* const decisive = score.decisive();
  if (decisive == nullptr) return std::nullopt;
  return ShownScore{
      .hundredths = static_cast<std::int16_t>(scoring::points_in_hundredths(*decisive->value)),
      .points = static_cast<std::int16_t>(scoring::points(*decisive->value)),
      .months = static_cast<std::int16_t>(decisive->months)};
}

std::vector<ScoreMove> moves_of(const scoring::ContractTable& table,
                                const scoring::Question& before, const scoring::Question& after,
                                scoring::Executor& executor) {
  std::vector<ScoreMove> moves(table.freelancer_count());
  const std::size_t pieces = (moves.size() + kFreelancersAPiece - 1) / kFreelancersAPiece;
  executor.run(pieces, [&](std::size_t piece) {
    const std::size_t begin = piece * kFreelancersAPiece;
    const std::size_t end = std::min(moves.size(), begin + kFreelancersAPiece);
    for (std::size_t i = begin; i < end; ++i) {
      const FreelancerIndex freelancer{static_cast<std::uint32_t>(i)};
      moves[i] = {freelancer, shown(scoring::score(table, freelancer, before)),
                  shown(scoring::score(table, freelancer, after))};
    }
  });
  return moves;
}

// Adds one to the band of a shown score.
void count_score(Comparison& comparison, const std::optional<ShownScore>& score,
                 std::uint32_t ScoreBand::* count) {
  if (!score) return;
  const auto band = std::find_if(comparison.scores.begin(), comparison.scores.end(),
                                 [&](const ScoreBand& each) { return score->points >= each.from; });
  ++((*band).*count);
}

void count_change(Comparison& comparison, std::int32_t change) {
  comparison.gain += change > 0 ? 1U : 0U;
  comparison.lose += change < 0 ? 1U : 0U;
  comparison.stay += change == 0 ? 1U : 0U;
  if (change == 0) return;
  const auto band =
      std::find_if(comparison.changes.rbegin(), comparison.changes.rend(),
                   [change](const ChangeBand& each) { return std::abs(change) >= each.from; });
  ++(change > 0 ? band->gain : band->lose);
}

void count_bound(BoundCount& bound, const ScoreMove& move) {
  const bool before = move.before && move.before->points >= bound.points;
  const bool after = move.after && move.after->points >= bound.points;
  bound.before += before ? 1U : 0U;
  bound.after += after ? 1U : 0U;
  bound.rise += after && !before ? 1U : 0U;
  bound.fall += before && !after ? 1U : 0U;
}

void count(Comparison& comparison, const ScoreMove& move) {
  count_score(comparison, move.before, &ScoreBand::before);
  count_score(comparison, move.after, &ScoreBand::after);
  for (BoundCount& bound : comparison.bounds) count_bound(bound, move);
  if (const auto change = move.change()) {
    count_change(comparison, *change);
    comparison.shown_otherwise += move.before->points != move.after->points ? 1U : 0U;
  } else if (move.after) {
    ++comparison.appear;
  } else if (move.before) {
    ++comparison.disappear;
  } else {
    ++comparison.unscored;
  }
}

void summarise_changes(Comparison& comparison) {
  std::vector<std::int32_t> changes;
  changes.reserve(comparison.scored_in_both());
  std::int64_t sum = 0;
  for (const ScoreMove& move : comparison.moves) {
    const auto change = move.change();
    if (!change) continue;
    changes.push_back(*change);
    sum += *change;
  }
  if (changes.empty()) return;
  const auto middle = changes.begin() + static_cast<std::ptrdiff_t>((changes.size() - 1) / 2);
  std::nth_element(changes.begin(), middle, changes.end());
  comparison.median_change = *middle;
  comparison.mean_change =
      static_cast<std::int32_t>(round_half_up({sum, static_cast<std::int64_t>(changes.size())}, 1));
}

void list_largest(Comparison& comparison) {
  std::vector<ScoreMove>& largest = comparison.largest;
  std::copy_if(comparison.moves.begin(), comparison.moves.end(), std::back_inserter(largest),
               [](const ScoreMove& move) { return move.change().value_or(0) != 0; });
  const std::size_t kept = std::min(kLargestChanges, largest.size());
  std::partial_sort(largest.begin(), largest.begin() + static_cast<std::ptrdiff_t>(kept),
                    largest.end(), [](const ScoreMove& a, const ScoreMove& b) {
                      const std::int32_t x = std::abs(*a.change());
                      const std::int32_t y = std::abs(*b.change());
                      return x != y ? x > y : a.freelancer.value < b.freelancer.value;
                    });
  largest.resize(kept);
  largest.shrink_to_fit();
}

}  // namespace

std::vector<ScoreBound> score_bounds(const BadgeCalendar& badges, Day day) {
  std::vector<ScoreBound> bounds{{.points = kLookedFor, .badges = {}}};
  for (const Badge badge : kBadges) {
    const BadgeSet* const set = badges.on(badge, day);
    const BadgeCriterion* const score = set == nullptr ? nullptr : set->find(CriterionKind::score);
    if (score == nullptr) continue;
    const int points = static_cast<int>(score->value);
    auto bound = std::find_if(bounds.begin(), bounds.end(),
                              [points](const ScoreBound& each) { return each.points == points; });
    if (bound == bounds.end())
      bound = bounds.insert(bounds.end(), {.points = points, .badges = {}});
    bound->badges.push_back(badge);
  }
  std::sort(bounds.begin(), bounds.end(),
            [](const ScoreBound& a, const ScoreBound& b) { return a.points > b.points; });
  return bounds;
}

Comparison compare(const scoring::ContractTable& table, const scoring::Question& before,
                   const scoring::Question& after, std::span<const ScoreBound> bounds,
                   scoring::Executor& executor) {
  Comparison comparison;
  for (std::size_t i = 0; i < kScoreBands.size(); ++i) comparison.scores[i].from = kScoreBands[i];
  for (std::size_t i = 0; i < kChangeBands.size(); ++i) {
    comparison.changes[i].from = kChangeBands[i];
  }
  for (const ScoreBound& bound : bounds) comparison.bounds.push_back({bound});
  comparison.moves = moves_of(table, before, after, executor);
  for (const ScoreMove& move : comparison.moves) count(comparison, move);
  summarise_changes(comparison);
  list_largest(comparison);
  return comparison;
}

}  // namespace jss::insight
