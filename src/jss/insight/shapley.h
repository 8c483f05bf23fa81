// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace jss::insight {

/// Points in fixed point: hundredths of a point with `kFixedBits` binary digits behind them.
using FixedPoints = std::int64_t;
inline constexpr int kFixedBits = 44;

/// The sums of a window, or what something adds to them; in the units of `scoring::WindowSums`.
struct WindowShare {
  std::int64_t success_weight = 0;
  std::int64_t weight = 0;

  WindowShare& operator+=(const WindowShare& other) {
    success_weight += other.success_weight;
    weight += other.weight;
    return *this;
  }
  friend WindowShare operator-(const WindowShare& a, const WindowShare& b) {
    return {a.success_weight - b.success_weight, a.weight - b.weight};
  }
  friend auto operator<=>(const WindowShare&, const WindowShare&) = default;
};

/// The same for the windows that decide together: one, or six and three months for trending, which
/// is their mean. Where there is one, the second stays zero.
using DecidingShare = std::array<WindowShare, 2>;

/// The points of windows with those sums, silence and signals included: S / W of each, at least
/// zero, and zero where W is zero.
[[nodiscard]] FixedPoints fixed_points(const DecidingShare& sums, std::size_t windows);

/// `points` in hundredths, halves up; what is closer to a half than a millionth counts as one.
[[nodiscard]] std::int64_t round_fixed(FixedPoints points);

/// Several things that together turn one sum into another.
struct Move {
  std::size_t windows = 1;
  DecidingShare start{};
  std::vector<DecidingShare> steps;  ///< What each of them adds; any subset leaves no weight < 0.
};

/// Up to so many different steps are shared out exactly, and up to so many counts of them.
inline constexpr std::size_t kMaxGroups = 12;
inline constexpr std::size_t kMaxStates = 65'536;

/// The points that each step of a move is answerable for; they sum to the move's, but for less
/// than a millionth of a hundredth.
struct MoveShares {
  std::vector<FixedPoints> points;  ///< In the order of the steps.
  bool exact = true;                ///< Shapley values; else the mean of forward and reverse order.
};

/// Shares a move out: the mean, over all orders of its steps, of what a step adds when its turn
/// comes. Steps that add the same are counted together: with `k` steps of each of `g` kinds it
/// costs the product of `k + 1` over the kinds, times `g`. Where there are more than `kMaxGroups`
/// kinds or more than `kMaxStates` such counts, the mean is taken over two orders, the one given
/// and its reverse.
[[nodiscard]] MoveShares share_out(const Move& move);

}  // namespace jss::insight
