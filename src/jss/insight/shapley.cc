// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/shapley.h"

#include <algorithm>

#include "jss/base/fraction.h"

namespace jss::insight {
namespace {

// Probabilities in fixed point. With 2^16 states of 12 ways on, each rounded down, less than 2^-42
// of all orders is lost.
constexpr int kChanceBits = 62;
// Binary digits kept behind those of `FixedPoints` while many small products are summed.
constexpr int kSpareBits = 22;

DecidingShare add(DecidingShare sums, const DecidingShare& step) {
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += step[i];
  return sums;
}

// Steps that add the same.
struct Kind {
  DecidingShare step{};
  std::int64_t count = 0;
  Int128 points = 0;  // of all of them, with kSpareBits more
};

struct Kinds {
  std::vector<Kind> kinds;
  std::vector<std::size_t> of_step;
};

Kinds kinds_of(const Move& move) {
  std::vector<DecidingShare> distinct = move.steps;
  std::sort(distinct.begin(), distinct.end());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  Kinds found;
  for (const DecidingShare& step : distinct) found.kinds.push_back({.step = step});
  for (const DecidingShare& step : move.steps) {
    const auto kind = std::lower_bound(distinct.begin(), distinct.end(), step) - distinct.begin();
    found.of_step.push_back(static_cast<std::size_t>(kind));
    ++found.kinds[found.of_step.back()].count;
  }
  return found;
}

// How many ways there are to have taken some steps of each kind, or zero if they are too many.
std::size_t states_of(const std::vector<Kind>& kinds) {
  if (kinds.size() > kMaxGroups) return 0;
  std::size_t states = 1;
  for (const Kind& kind : kinds) {
    states *= static_cast<std::size_t>(kind.count) + 1;
    if (states > kMaxStates) return 0;
  }
  return states;
}

// Walks through all states at once: each has the chance that a random order passes it, and passes
// that on to the states one step further. On the way each kind gathers the mean of what it adds.
void walk_all_orders(const Move& move, std::vector<Kind>& kinds, std::size_t states) {
  std::vector<std::int64_t> chance(states, 0);
  std::vector<FixedPoints> points(states, 0);
  chance[0] = std::int64_t{1} << kChanceBits;
  const auto total = static_cast<std::int64_t>(move.steps.size());
  // A state is a number whose digits are the counts taken, the first kind's the least.
  const auto visit = [&](std::size_t state, auto&& each) {
    std::size_t rest = state;
    std::size_t place = 1;
    for (Kind& kind : kinds) {  // NOLINT(misc-const-correctness): `each` may change it
      const std::size_t base = static_cast<std::size_t>(kind.count) + 1;
      each(kind, static_cast<std::int64_t>(rest % base), place);
      rest /= base;
      place *= base;
    }
  };
  for (std::size_t state = 0; state < states; ++state) {
    DecidingShare sums = move.start;
    visit(state, [&](const Kind& kind, std::int64_t taken, std::size_t) {
      for (std::size_t i = 0; i < sums.size(); ++i) {
        sums[i].success_weight += taken * kind.step[i].success_weight;
        sums[i].weight += taken * kind.step[i].weight;
      }
    });
    points[state] = fixed_points(sums, move.windows);
  }
  for (std::size_t state = 0; state < states; ++state) {
    std::int64_t taken_in_all = 0;
    visit(state, [&](const Kind&, std::int64_t taken, std::size_t) { taken_in_all += taken; });
    visit(state, [&](Kind& kind, std::int64_t taken, std::size_t place) {
      if (taken == kind.count) return;
      const auto passed = static_cast<std::int64_t>(Int128{chance[state]} * (kind.count - taken) /
                                                    (total - taken_in_all));
      chance[state + place] += passed;
      kind.points +=
          Int128{passed} * (points[state + place] - points[state]) >> (kChanceBits - kSpareBits);
    });
  }
}

MoveShares mean_of_two_orders(const Move& move) {
  MoveShares shares{.points = std::vector<FixedPoints>(move.steps.size(), 0), .exact = false};
  const auto walk = [&](bool forward) {
    DecidingShare sums = move.start;
    FixedPoints before = fixed_points(sums, move.windows);
    for (std::size_t i = 0; i < move.steps.size(); ++i) {
      const std::size_t step = forward ? i : move.steps.size() - 1 - i;
      sums = add(sums, move.steps[step]);
      const FixedPoints after = fixed_points(sums, move.windows);
      shares.points[step] += after - before;
      before = after;
    }
  };
  walk(true);
  walk(false);
  for (FixedPoints& points : shares.points) points /= 2;
  return shares;
}

}  // namespace

FixedPoints fixed_points(const DecidingShare& sums, std::size_t windows) {
  Int128 points = 0;
  for (std::size_t i = 0; i < windows; ++i) {
    if (sums[i].weight <= 0 || sums[i].success_weight <= 0) continue;
    // S / W is in thousandths of a success, which are tenths of a point.
    points += (Int128{10} * sums[i].success_weight << kFixedBits) / sums[i].weight;
  }
  return static_cast<FixedPoints>(points / static_cast<std::int64_t>(windows));
}

std::int64_t round_fixed(FixedPoints points) {
  constexpr Int128 kOne = Int128{1} << kFixedBits;
  constexpr Int128 kNearly = kOne / 1'000'000;
  return static_cast<std::int64_t>(floor_divide(points + kOne / 2 + kNearly, kOne));
}

MoveShares share_out(const Move& move) {
  Kinds found = kinds_of(move);
  const std::size_t states = states_of(found.kinds);
  if (states == 0) return mean_of_two_orders(move);
  walk_all_orders(move, found.kinds, states);
  MoveShares shares;
  for (const std::size_t kind : found.of_step) {
    const Kind& all = found.kinds[kind];
    shares.points.push_back(static_cast<FixedPoints>((all.points / all.count) >> kSpareBits));
  }
  return shares;
}

}  // namespace jss::insight
