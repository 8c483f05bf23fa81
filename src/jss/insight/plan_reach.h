// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "jss/insight/plan_aim.h"
#include "jss/insight/plan_board.h"

namespace jss::insight {

/// How much trouble a plan is, the dearest first: compared in this order.
struct Effort {
  std::uint32_t jobs = 0;  ///< New jobs.
  std::uint32_t asks = 0;  ///< Acts that need a client.
  std::uint32_t own = 0;   ///< Acts that need nobody.

  [[nodiscard]] Effort with(Course course) const {
    return {jobs, asks + (course == Course::ask ? 1U : 0U),
            own + (course == Course::end || course == Course::pause ? 1U : 0U)};
  }
  friend auto operator<=>(const Effort&, const Effort&) = default;
};

/// An open contract in the order in which a search settles them.
struct Stop {
  std::uint32_t contract = 0;       ///< A position in `PlanBoard::contracts`.
  std::span<const Choice> choices;  ///< Those that are still free.
  std::size_t first_choice = 0;     ///< The position of the first of them among all.
  std::uint8_t client_depth = 0;    ///< That of the client's other contracts.
  bool returning = false;           ///< The client is a returning one.
  bool first_of_client = false;
  bool last_of_client = false;
};

/// What can still be added to a share.
struct ShareRange {
  SignalShare least;  ///< The least good and the least bad, each by itself.
  SignalShare most;
};

/// What the stops from each one on can still bring to one window, each number by itself.
struct Prospect {
  std::int64_t gain = 0;               ///< The most.
  std::int64_t gain_less_silence = 0;  ///< The most of the gain less what silence costs.
  std::int64_t least_excess = 0;
  std::int64_t most_excess = 0;
  std::int64_t outcomes = 0;  ///< The most.
  std::array<ShareRange, kShares> shares{};
};

/// What the stops from each one on can still bring, never less than they do: by it a search knows
/// which unfinished plans are in vain.
class Reach {
 public:
  /// `parts` has the sums of each stop's choices.
  Reach(const scoring::Rules& rules, std::int8_t profile_completeness, const Aim& aim,
        std::span<const Stop> stops, const std::vector<std::vector<AimSums>>& parts);

  /// What the stops from `at` on bring to a window of the aim.
  [[nodiscard]] const Prospect& ahead(std::size_t window, std::size_t at) const {
    return prospects_[at].at(window);
  }

  /// Could a plan with those sums, the stops from `at` on not yet settled, reach the aim?
  [[nodiscard]] bool can_reach(const AimSums& sums, std::size_t at) const {
    return has_room(sums, at, nullptr);
  }

  /// Prepares what the two below look up. Quadratic in the stops.
  void weigh_efforts();

  /// The same with less effort than `limit`, of which `spent` is spent. REQUIRES: `spent < limit`.
  [[nodiscard]] bool can_reach_within(const AimSums& sums, std::size_t at, const Effort& spent,
                                      const Effort& limit) const;

  /// No less effort than this reaches the aim. REQUIRES: `can_reach`.
  [[nodiscard]] Effort least_effort(const AimSums& sums, std::size_t at, const Effort& spent) const;

 private:
  using Prospects = std::array<Prospect, 2>;
  // What the rest brings at best to a window with so many acts: by stop, then by their number.
  using Gains = std::vector<std::vector<std::int64_t>>;
  using GainsOfWindows = std::array<Gains, 2>;

  void add_stop(Prospects& prospects, const Stop& stop, const std::vector<AimSums>& parts) const;
  [[nodiscard]] Prospects with_client(Prospects prospects, const Stop& last, std::uint8_t must,
                                      std::uint8_t can) const;
  [[nodiscard]] Gains gains_by_acts(std::size_t window, bool asking) const;
  [[nodiscard]] bool has_room(const AimSums& sums, std::size_t at, const GainsOfWindows* gains,
                              std::size_t acts = 0) const;
  [[nodiscard]] std::int64_t room_in(std::size_t window, const AimSums& sums, std::size_t at,
                                     std::int64_t gain) const;
  [[nodiscard]] std::int64_t silence_cost(std::size_t window, std::int64_t excess) const;
  [[nodiscard]] std::int64_t signals_in(std::size_t window, const AimSums& sums,
                                        std::size_t at) const;

  const scoring::Rules& rules_;
  std::array<std::int64_t, kShares> weights_;
  std::int8_t profile_completeness_;
  const Aim& aim_;
  std::span<const Stop> stops_;
  const std::vector<std::vector<AimSums>>& parts_;
  std::array<std::int64_t, 2> silence_price_{};  // of a weight of silence, in gain; by window
  std::vector<Prospects> prospects_;             // by stop, and after the last
  GainsOfWindows asking_;                        // acts alone cost nothing, asking is counted
  GainsOfWindows alone_;                         // nobody is asked, acts alone are counted
};

}  // namespace jss::insight
