// SPDX-License-Identifier: Apache-2.0
#include "jss/io/score_turn.h"

#include <algorithm>

#include "jss/io/outcome_words.h"

namespace jss::io {
namespace {

using insight::TimelinePoint;

std::optional<std::int64_t> shown(const scoring::Score& score) {
  const auto* decisive = score.decisive();
  if (decisive == nullptr) return std::nullopt;
  return scoring::points(*decisive->value);
}

std::optional<std::int64_t> exact(const scoring::Score& score) {
  const auto* decisive = score.decisive();
  if (decisive == nullptr) return std::nullopt;
  return scoring::points_in_hundredths(*decisive->value);
}

std::string move_words(std::optional<std::int64_t> from, std::optional<std::int64_t> to) {
  if (!from) return "appears at " + std::to_string(*to);
  if (!to) return "disappears; it was " + std::to_string(*from);
  return (*to > *from ? "rises from " : "falls from ") + std::to_string(*from) + " to " +
         std::to_string(*to);
}

std::vector<std::string> reasons_of(const TimelinePoint& point, const ContractTitles& titles) {
  std::vector<std::string> reasons;
  if (point.score.reason) reasons.emplace_back(in_words(*point.score.reason));
  for (std::string& clause : change_clauses(point.changes, titles)) {
    reasons.push_back(std::move(clause));
  }
  return reasons;
}

}  // namespace

std::vector<ScoreTurn> score_turns(const insight::Timeline& timeline,
                                   const ContractTitles& titles) {
  std::vector<ScoreTurn> turns;
  for (std::size_t i = 1; i < timeline.points.size(); ++i) {
    const TimelinePoint& point = timeline.points[i];
    const auto from = shown(timeline.points[i - 1].score);
    const auto to = shown(point.score);
    if (from == to) continue;
    turns.push_back({.day = point.day,
                     .from = from,
                     .to = to,
                     .exact_from = exact(timeline.points[i - 1].score),
                     .exact_to = exact(point.score),
                     .move = move_words(from, to),
                     .reasons = reasons_of(point, titles)});
  }
  return turns;
}

std::string reasons_line(const ScoreTurn& turn, std::size_t most) {
  std::string line;
  for (std::size_t i = 0; i < std::min(most, turn.reasons.size()); ++i) {
    line += (i == 0 ? "" : "; ") + turn.reasons[i];
  }
  if (turn.reasons.size() > most) {
    line += "; and " + std::to_string(turn.reasons.size() - most) + " more";
  }
  return line;
}

}  // namespace jss::io
