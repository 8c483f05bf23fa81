// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "jss/base/fraction.h"
#include "jss/insight/plan_board.h"
#include "jss/scoring/score.h"
#include "jss/scoring/window.h"

namespace jss::insight {

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

/// By which window, or by the trend of two, a goal is to be reached. All in twentieths, as `Goal`.
struct Aim {
  std::size_t size = 0;  ///< How many windows.
  std::array<std::size_t, 2> windows{};
  std::array<std::int64_t, 2> least{};   ///< What each has to reach at least: not below zero.
  std::array<std::int64_t, 2> enough{};  ///< More than this is not asked of any.
};

/// Whatever reaches the goal does so by one of these: each window at `least`, and at `enough` those
/// that come so far. By the trend it may still be missed where neither window has enough.
[[nodiscard]] std::vector<Aim> aims_at(Goal goal, const scoring::Question& question);

/// A share that a signal asks about, as two numbers that only ever grow.
struct SignalShare {
  std::uint32_t good = 0;
  std::uint32_t bad = 0;

  [[nodiscard]] std::int64_t all() const { return std::int64_t{good} + bad; }
  SignalShare& operator+=(const SignalShare& other) {
    good += other.good;
    bad += other.bad;
    return *this;
  }
};

/// The signals that are such shares; the profile stays what it is.
inline constexpr std::size_t kShares = 4;
inline constexpr std::size_t kRetention = static_cast<std::size_t>(scoring::Signal::retention);

/// By signal the weight that rules give it; zero where they do not ask for it.
[[nodiscard]] std::array<std::int64_t, kShares> share_weights(const scoring::Rules& rules);

/// What unfinished plans bring together in a window.
struct WindowTally {
  std::int64_t success_weight = 0;
  std::int64_t weight = 0;
  std::uint32_t outcomes = 0;
  std::uint32_t silent = 0;
  std::uint32_t clients = 0;
  std::array<SignalShare, kShares> shares{};  ///< By signal.

  /// By how much the sums are above what the score takes: at zero or more it is reached.
  [[nodiscard]] std::int64_t gain(std::int64_t twentieths) const {
    return 20 * success_weight - twentieths * weight;
  }
  /// Thousandths of contracts that are silent beyond what is tolerated; below zero there is room
  /// for more; zero where the rules do not ask.
  [[nodiscard]] std::int64_t excess(const scoring::Rules& rules) const {
    if (!rules.silence.tolerated) return 0;
    return std::int64_t{1000} * silent -
           *rules.silence.tolerated * (std::int64_t{silent} + outcomes);
  }
};

/// Sums as far as an aim asks for them.
struct AimSums {
  std::array<WindowTally, 2> windows{};
  std::uint32_t lifetime_clients = 0;  ///< Only new jobs bring any.
  std::uint8_t depth = 0;              ///< That of the units of the client at hand.

  AimSums() = default;
  AimSums(const PartSums& part, const Aim& aim);
  AimSums& operator+=(const AimSums& other);  ///< The deeper depth stays.

  /// Counts the client at hand, who is or is not a returning one, and turns to the next.
  void count_client(const Aim& aim, bool returning);
};

}  // namespace jss::insight
