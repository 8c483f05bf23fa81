// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/plan_reach.h"

#include <algorithm>
#include <functional>

namespace jss::insight {
namespace {

using scoring::Rules;

bool is_own(Course course) { return course == Course::end || course == Course::pause; }

}  // namespace

Reach::Reach(const Rules& rules, std::int8_t profile_completeness, const Aim& aim,
             std::span<const Stop> stops, const std::vector<std::vector<AimSums>>& parts)
    : rules_(rules),
      weights_(share_weights(rules)),
      profile_completeness_(profile_completeness),
      aim_(aim),
      stops_(stops),
      parts_(parts) {
  for (std::size_t i = 0; i < aim.size; ++i) {
    silence_price_.at(i) = aim.least.at(i) - 20 * std::int64_t{rules.credit.failure};
  }
  prospects_.resize(stops.size() + 1);
  Prospects after{};
  std::uint8_t must = 0;
  std::uint8_t can = 0;
  for (std::size_t at = stops.size(); at > 0; --at) {
    const Stop& stop = stops[at - 1];
    if (stop.last_of_client) must = can = stop.client_depth;
    std::uint8_t least = UINT8_MAX;
    for (const AimSums& part : parts[at - 1]) {
      least = std::min(least, part.depth);
      can = std::max(can, part.depth);
    }
    must = std::max(must, least);
    add_stop(after, stop, parts[at - 1]);
    // Of a client some of whose contracts are settled already, these may have brought the depth.
    prospects_[at - 1] = with_client(after, stop, must, stop.first_of_client ? can : UINT8_MAX);
    if (stop.first_of_client) after = prospects_[at - 1];
  }
}

void Reach::add_stop(Prospects& prospects, const Stop& stop,
                     const std::vector<AimSums>& parts) const {
  for (std::size_t i = 0; i < aim_.size; ++i) {
    Prospect best{.gain = INT64_MIN,
                  .gain_less_silence = INT64_MIN,
                  .least_excess = INT64_MAX,
                  .most_excess = INT64_MIN};
    for (ShareRange& range : best.shares) range.least = {UINT32_MAX, UINT32_MAX};
    for (std::size_t choice = 0; choice < stop.choices.size(); ++choice) {
      const WindowTally& tally = parts[choice].windows.at(i);
      const std::int64_t gain = tally.gain(aim_.least.at(i));
      const std::int64_t excess = tally.excess(rules_);
      best.gain = std::max(best.gain, gain);
      best.least_excess = std::min(best.least_excess, excess);
      best.most_excess = std::max(best.most_excess, excess);
      best.outcomes = std::max<std::int64_t>(best.outcomes, tally.outcomes);
      best.gain_less_silence = std::max(best.gain_less_silence, gain - silence_cost(i, excess));
      for (std::size_t signal = 0; signal < best.shares.size(); ++signal) {
        const SignalShare share = tally.shares.at(signal);
        ShareRange& range = best.shares.at(signal);
        range.least = {std::min(range.least.good, share.good),
                       std::min(range.least.bad, share.bad)};
        range.most = {std::max(range.most.good, share.good), std::max(range.most.bad, share.bad)};
      }
    }
    Prospect& all = prospects.at(i);
    all.gain += best.gain;
    all.gain_less_silence += best.gain_less_silence;
    all.least_excess += best.least_excess;
    all.most_excess += best.most_excess;
    all.outcomes += best.outcomes;
    for (std::size_t signal = 0; signal < best.shares.size(); ++signal) {
      all.shares.at(signal).least += best.shares.at(signal).least;
      all.shares.at(signal).most += best.shares.at(signal).most;
    }
  }
}

// The client of a stop is counted where the depth that must come suffices, and may be where that
// which can come does.
Reach::Prospects Reach::with_client(Prospects prospects, const Stop& last, std::uint8_t must,
                                    std::uint8_t can) const {
  for (std::size_t i = 0; i < aim_.size; ++i) {
    ShareRange& range = prospects.at(i).shares.at(kRetention);
    const std::size_t window = aim_.windows.at(i);
    if (can > window) ++(last.returning ? range.most.good : range.most.bad);
    if (must > window) ++(last.returning ? range.least.good : range.least.bad);
  }
  return prospects;
}

void Reach::weigh_efforts() {
  for (std::size_t i = 0; i < aim_.size; ++i) {
    if (aim_.least.at(i) <= 0) continue;
    asking_.at(i) = gains_by_acts(i, true);
    alone_.at(i) = gains_by_acts(i, false);
  }
}

// Of each stop the best gain without a counted act and how much more one brings: with so many acts
// the sum of the former and of the greatest of the latter.
Reach::Gains Reach::gains_by_acts(std::size_t window, bool asking) const {
  Gains gains(stops_.size() + 1);
  gains.back() = {0};
  std::int64_t free = 0;
  std::vector<std::int64_t> extra;  // the greatest first
  for (std::size_t at = stops_.size(); at > 0; --at) {
    std::optional<std::int64_t> without;
    std::optional<std::int64_t> with;
    std::int64_t best = INT64_MIN;
    const auto choices = stops_[at - 1].choices;
    for (std::size_t choice = 0; choice < choices.size(); ++choice) {
      const std::int64_t gain =
          parts_[at - 1][choice].windows.at(window).gain(aim_.least.at(window));
      const Course course = choices[choice].course;
      best = std::max(best, gain);
      if (asking ? course == Course::ask : is_own(course)) {
        with = std::max(with.value_or(gain), gain);
      } else if (course != Course::ask) {
        without = std::max(without.value_or(gain), gain);
      }
    }
    free += without ? *without : best;
    if (without && with && *with > *without) {
      const std::int64_t more = *with - *without;
      extra.insert(std::lower_bound(extra.begin(), extra.end(), more, std::greater<>()), more);
    }
    std::vector<std::int64_t>& row = gains[at - 1];
    row.reserve(extra.size() + 1);
    row.push_back(free);
    for (const std::int64_t more : extra) row.push_back(row.back() + more);
  }
  return gains;
}

bool Reach::can_reach_within(const AimSums& sums, std::size_t at, const Effort& spent,
                             const Effort& limit) const {
  if (spent.jobs < limit.jobs) return can_reach(sums, at);
  if (spent.asks < limit.asks) return has_room(sums, at, &asking_, limit.asks - spent.asks);
  return has_room(sums, at, &alone_, limit.own - spent.own - 1);
}

Effort Reach::least_effort(const AimSums& sums, std::size_t at, const Effort& spent) const {
  Effort least = spent;
  for (; least.asks - spent.asks <= stops_.size() - at; ++least.asks) {
    if (has_room(sums, at, &asking_, least.asks - spent.asks)) break;
  }
  if (least.asks > spent.asks) return least;
  for (; least.own - spent.own <= stops_.size() - at; ++least.own) {
    if (has_room(sums, at, &alone_, least.own - spent.own)) break;
  }
  return least;
}

bool Reach::has_room(const AimSums& sums, std::size_t at, const GainsOfWindows* gains,
                     std::size_t acts) const {
  for (std::size_t i = 0; i < aim_.size; ++i) {
    const Prospect& ahead = prospects_[at].at(i);
    if (sums.windows.at(i).outcomes + ahead.outcomes < rules_.gate.outcomes) return false;
    // Below zero no window can fall, however its sums stand. And where silence is worth more than
    // the aim, nothing bounds it.
    if (aim_.least.at(i) <= 0) continue;
    if (rules_.silence.tolerated && silence_price_.at(i) < 0) continue;
    std::int64_t gain = ahead.gain;
    if (gains != nullptr) {
      const std::vector<std::int64_t>& row = gains->at(i)[at];
      gain = row[std::min(acts, row.size() - 1)];
    }
    if (room_in(i, sums, at, gain) < 0) return false;
  }
  return true;
}

// What is at most left over of the gain of a window when all is done.
std::int64_t Reach::room_in(std::size_t window, const AimSums& sums, std::size_t at,
                            std::int64_t gain) const {
  const Prospect& ahead = prospects_[at].at(window);
  const WindowTally& now = sums.windows.at(window);
  std::int64_t most = gain;
  if (rules_.silence.tolerated) {
    const std::int64_t price = silence_price_.at(window);
    const std::int64_t excess = now.excess(rules_);
    const std::int64_t least = excess + ahead.least_excess;
    if (least > 0) most -= price * (least * rules_.silence.weight / 1000);
    // The weight of silence is rounded down: by less than one.
    most = std::min(most, ahead.gain_less_silence + price - silence_cost(window, excess));
  }
  return now.gain(aim_.least.at(window)) + most + signals_in(window, sums, at);
}

// What so much excess costs, as if there were no part of a weight: rounded down.
std::int64_t Reach::silence_cost(std::size_t window, std::int64_t excess) const {
  if (excess == 0) return 0;
  const Int128 cost = Int128{silence_price_.at(window)} * rules_.silence.weight * excess;
  return static_cast<std::int64_t>(floor_divide(cost, 1000));
}

std::int64_t Reach::signals_in(std::size_t window, const AimSums& sums, std::size_t at) const {
  const WindowTally& now = sums.windows.at(window);
  const bool counts = now.outcomes > 0;
  std::int64_t most = 0;
  const auto add = [&](std::int64_t weight, std::int64_t value, bool present) {
    const std::int64_t gain =
        20 * (weight * value * rules_.credit.success / 1000) - aim_.least.at(window) * weight;
    most += present ? gain : std::max<std::int64_t>(gain, 0);
  };
  for (std::size_t i = 0; i < kShares; ++i) {
    if (weights_.at(i) == 0) continue;
    SignalShare share = now.shares.at(i);
    const bool present = counts && share.all() > 0;
    const ShareRange& ahead = prospects_[at].at(window).shares.at(i);
    share += {ahead.most.good, ahead.least.bad};
    const std::int64_t value = share.all() > 0 ? std::int64_t{1000} * share.good / share.all() : 0;
    add(weights_.at(i), value, present);
  }
  if (rules_.signals.profile && profile_completeness_ >= 0) {
    add(*rules_.signals.profile, std::int64_t{10} * profile_completeness_, counts);
  }
  return most;
}

}  // namespace jss::insight
