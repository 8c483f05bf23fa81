// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/observed_windows.h"

#include <algorithm>
#include <array>

namespace jss::insight {
namespace {

using scoring::WindowSums;

// What silence and signals add to a window whose counts the answers do not move.
scoring::PseudoOutcome added_to(const WindowSums& sums, const scoring::FreelancerCounts& counts,
                                const scoring::Rules& rules) {
  const WindowSums whole = scoring::complete(sums, counts, rules);
  return {.success_weight = whole.success_weight - sums.success_weight,
          .weight = whole.weight - sums.weight};
}

bool counts_move(const AnswerEffects::WindowEffects& window) {
  return !window.clients.empty() || std::any_of(window.moved.begin() + 2, window.moved.end(),
                                                [](const AnswerEffects::Moved& moved) {
                                                  return moved.coordinate != AnswerEffects::kFixed;
                                                });
}

/// Whether the gate can be passed if every answer brings all the outcomes and clients it can.
bool may_qualify(const AnswerEffects::WindowEffects& window,
                 const scoring::FreelancerCounts& counts, const scoring::Rules& rules,
                 std::size_t contracts) {
  WindowSums most = window.base;
  if (window.moved[2].coordinate != AnswerEffects::kFixed) {
    most.outcomes += static_cast<std::uint32_t>(contracts);
  }
  most.clients += static_cast<std::uint32_t>(window.clients.size());
  most.weight = 1;
  return !scoring::gate(most, counts, rules);
}

/// The least (or the greatest) that silence and signals can add to `2S - factor * W`, wherever the
/// counts go: silence from none to all, each signal from absent to full.
std::int64_t extreme_addition(const scoring::Rules& rules, std::int64_t silent, std::int64_t factor,
                              bool greatest) {
  std::int64_t sum = 0;
  const auto add = [&](std::int64_t a, std::int64_t b) {
    sum += greatest ? std::max({a, b, std::int64_t{0}}) : std::min({a, b, std::int64_t{0}});
  };
  if (rules.silence.tolerated) {
    const std::int64_t most = silent * rules.silence.weight;
    const std::int64_t each = 2 * std::int64_t{rules.credit.failure} - factor;
    add(most * each, 0);
  }
  const auto& signals = rules.signals;
  for (const std::optional<int>& weight : {signals.deadlines, signals.retention, signals.engagement,
                                           signals.completion, signals.profile}) {
    if (!weight) continue;
    // Rounded down once more than the rules do, so that the bound stays outside.
    const std::int64_t full = std::int64_t{*weight} * rules.credit.success;
    add(2 * std::max<std::int64_t>(full, 0) - factor * *weight,
        2 * std::min<std::int64_t>(full, 0) - 2 - factor * *weight);
  }
  return sum;
}

}  // namespace

std::int64_t ObservedWindows::Bound::at(std::size_t taken,
                                        std::span<const std::uint32_t> coordinates) const {
  std::int64_t sum = constant + rest[taken];
  if (success != AnswerEffects::kFixed) sum += of_success * coordinates[success];
  if (weight != AnswerEffects::kFixed) sum += of_weight * coordinates[weight];
  return sum;
}

ObservedWindows::ObservedWindows(const AnswerEffects& effects,
                                 std::span<const std::optional<ScoreRange>> scores)
    : effects_(&effects) {
  for (std::size_t i = 0; i < scores.size(); ++i) {
    days_.push_back(observed_day(effects.days[i], scores[i]));
  }
  find_live();
}

ObservedWindows::ObservedDay ObservedWindows::observed_day(const AnswerEffects::DayEffects& day,
                                                           std::optional<ScoreRange> score) const {
  ObservedDay observed{.effects = &day, .score = score};
  Piece trending{.trending = true};
  bool may_trend = day.policy->rules.windows.trending;
  for (std::size_t w = 0; w < day.windows.size(); ++w) {
    observed.windows.push_back(window_of(day, day.windows[w], score));
    const Window& window = observed.windows.back();
    if (day.windows[w].shown && window.may_qualify) {
      observed.pieces.push_back({.windows = {w}, .closes = window.closes});
    }
    if (day.windows[w].months == 6 || day.windows[w].months == 3) {
      trending.windows.push_back(w);
      trending.closes = std::max(trending.closes, window.closes);
      may_trend = may_trend && window.may_qualify;
    }
  }
  if (may_trend) {
    observed.trending_rules = std::make_unique<scoring::Rules>(day.policy->rules);
    observed.trending_rules->windows.months.clear();
    observed.trending = std::make_unique<scoring::Question>(
        *observed.trending_rules, day.day, std::span<const scoring::ClientRecord>());
    observed.pieces.push_back(std::move(trending));
  }
  for (const Piece& piece : observed.pieces) {
    observed.closes = std::max(observed.closes, piece.closes);
  }
  return observed;
}

ObservedWindows::Window ObservedWindows::window_of(const AnswerEffects::DayEffects& day,
                                                   const AnswerEffects::WindowEffects& effects,
                                                   std::optional<ScoreRange> score) const {
  const scoring::Rules& rules = day.policy->rules;
  Window window{.effects = &effects,
                .surely_qualifies = !scoring::gate(effects.base, day.counts, rules).has_value(),
                .may_qualify = may_qualify(effects, day.counts, rules, effects_->contracts.size()),
                .closes = closes(effects)};
  const bool moves = counts_move(effects);
  const std::int64_t silent =
      std::int64_t{effects.base.silent} + static_cast<std::int64_t>(effects_->contracts.size());
  const scoring::PseudoOutcome fixed = added_to(effects.base, day.counts, rules);
  const auto bound = [&](std::int64_t factor, bool greatest) {
    const AnswerEffects::Moved& success = effects.moved[0];
    const AnswerEffects::Moved& weight = effects.moved[1];
    Bound made{.constant = 2 * effects.base.success_weight - factor * effects.base.weight,
               .success = success.coordinate,
               .weight = weight.coordinate,
               .of_success = 2 * success.scale,
               .of_weight = -factor * weight.scale};
    made.constant += moves ? extreme_addition(rules, silent, factor, greatest)
                           : 2 * fixed.success_weight - factor * fixed.weight;
    made.rest = rest_of(made, greatest);
    return made;
  };
  const ScoreRange shown = score.value_or(ScoreRange{});
  window.excess = bound(20 * shown.most + 10, false);
  window.reach = bound(20 * shown.least - 10, true);
  return window;
}

std::vector<std::int64_t> ObservedWindows::rest_of(const Bound& bound, bool greatest) const {
  const std::size_t contracts = effects_->contracts.size();
  std::vector<std::int64_t> rest(contracts + 1, 0);
  for (std::size_t i = contracts; i-- > 0;) {
    std::optional<std::int64_t> extreme;
    for (const std::vector<std::uint32_t>& option : effects_->added[i]) {
      std::int64_t added = 0;
      if (bound.success != AnswerEffects::kFixed) added += bound.of_success * option[bound.success];
      if (bound.weight != AnswerEffects::kFixed) added += bound.of_weight * option[bound.weight];
      if (!extreme || (greatest ? added > *extreme : added < *extreme)) extreme = added;
    }
    rest[i] = rest[i + 1] + extreme.value_or(0);
  }
  return rest;
}

// After the last contract that moves any sum of the window.
std::size_t ObservedWindows::closes(const AnswerEffects::WindowEffects& window) const {
  std::vector<std::uint32_t> used;
  for (const AnswerEffects::Moved& moved : window.moved) {
    if (moved.coordinate != AnswerEffects::kFixed) used.push_back(moved.coordinate);
  }
  for (const AnswerEffects::MovedClient& client : window.clients) {
    used.push_back(client.coordinate);
  }
  std::size_t last = 0;
  for (std::size_t i = 0; i < effects_->contracts.size(); ++i) {
    for (const std::vector<std::uint32_t>& option : effects_->added[i]) {
      const bool moves =
          std::any_of(used.begin(), used.end(), [&](std::uint32_t c) { return option[c] != 0; });
      if (moves) last = i + 1;
    }
  }
  return last;
}

void ObservedWindows::find_live() {
  std::vector<std::size_t> closes(effects_->coordinates, 0);
  for (const ObservedDay& day : days_) {
    for (const Piece& piece : day.pieces) {
      for (const std::size_t w : piece.windows) {
        const AnswerEffects::WindowEffects& window = *day.windows[w].effects;
        const auto use = [&](std::uint32_t c) { closes[c] = std::max(closes[c], piece.closes); };
        for (const AnswerEffects::Moved& moved : window.moved) {
          if (moved.coordinate != AnswerEffects::kFixed) use(moved.coordinate);
        }
        for (const AnswerEffects::MovedClient& client : window.clients) use(client.coordinate);
      }
    }
  }
  live_.resize(effects_->contracts.size() + 1);
  for (std::size_t taken = 0; taken < live_.size(); ++taken) {
    for (std::uint32_t c = 0; c < effects_->coordinates; ++c) {
      if (closes[c] > taken) live_[taken].push_back(c);
    }
  }
}

bool ObservedWindows::holds(std::size_t taken, std::span<const std::uint32_t> coordinates,
                            std::span<std::uint32_t> marks) const {
  for (std::size_t i = 0; i < days_.size(); ++i) {
    const ObservedDay& day = days_[i];
    // What was closed before has been judged before; days that nothing moves are judged at once.
    if (day.closes < taken) continue;
    std::uint32_t& word = marks[i / 32];
    const std::uint32_t bit = 1U << (i % 32);
    bool shown = (word & bit) != 0;
    if (!day_holds(day, taken, coordinates, shown)) return false;
    const bool keep = shown && day.closes > taken;
    word = keep ? word | bit : word & ~bit;
  }
  return true;
}

bool ObservedWindows::day_holds(const ObservedDay& day, std::size_t taken,
                                std::span<const std::uint32_t> coordinates, bool& shown) const {
  bool can_reach = shown || !day.score;
  for (const Piece& piece : day.pieces) {
    if (piece.closes < taken) continue;
    if (piece.closes == taken) {
      const std::optional<Fraction> found = value(day, piece, coordinates);
      if (!found) continue;
      if (!day.score) return false;
      const std::int64_t points = scoring::points(*found);
      if (points > day.score->most) return false;
      if (points >= day.score->least) shown = can_reach = true;
      continue;
    }
    const Window& first = day.windows[piece.windows.front()];
    if (!piece.trending && first.surely_qualifies &&
        (!day.score || first.excess.at(taken, coordinates) >= 0)) {
      return false;
    }
    for (const std::size_t w : piece.windows) {
      // Whatever is below zero shows zero.
      can_reach = can_reach || day.score->least == 0 || day.windows[w].closes < taken ||
                  day.windows[w].reach.at(taken, coordinates) >= 0;
    }
  }
  return can_reach && (shown || !day.score || day.closes > taken);
}

std::optional<Fraction> ObservedWindows::value(const ObservedDay& day, const Piece& piece,
                                               std::span<const std::uint32_t> coordinates) const {
  const scoring::FreelancerCounts& counts = day.effects->counts;
  if (piece.trending) {
    std::array<WindowSums, 2> sums;
    for (std::size_t i = 0; i < sums.size(); ++i) {
      sums.at(i) = day.windows[piece.windows[i]].effects->sums(coordinates);
    }
    const scoring::Score score = scoring::detail::decide(*day.trending, sums, counts);
    return score.decisive() != nullptr ? score.decisive()->value : std::nullopt;
  }
  const scoring::Rules& rules = day.effects->policy->rules;
  const WindowSums sums = scoring::complete(
      day.windows[piece.windows.front()].effects->sums(coordinates), counts, rules);
  return scoring::gate(sums, counts, rules) ? std::nullopt : scoring::score_of(sums);
}

}  // namespace jss::insight
