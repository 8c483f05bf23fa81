// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "jss/insight/plan_aim.h"
#include "jss/insight/plan_reach.h"
#include "jss/scoring/policy.h"

namespace jss::insight {

/// Tells which of two unfinished plans does more for an aim.
class Rank {
 public:
  Rank(const scoring::Rules& rules, const Aim& aim, const Reach& reach);

  /// No score is below zero: whatever passes the gate reaches the aim.
  [[nodiscard]] bool is_certain() const { return aim_.size == 1 && aim_.least.front() <= 0; }

  /// Whatever the stops from `at` on bring: if that reaches the aim from `b`, it does so from `a`.
  /// Never wrongly so; but it may be so without being seen. `returning` is said of the client at
  /// hand.
  ///
  /// A window's sums grow by the same from both, so that what `a` is ahead stays. It has to
  /// outweigh what silence and the signals turn to the better for `b`: how much that is at most
  /// follows from the counts, and from those still to come.
  [[nodiscard]] bool is_no_worse(const AimSums& a, const AimSums& b, std::size_t at,
                                 bool returning) const;

  /// How much a plan seems to promise, as it stands: of two plans the one that is no worse mostly
  /// has no less of it.
  [[nodiscard]] std::int64_t merit_of(const AimSums& sums) const;

 private:
  // What is lost to the other plan at most; below zero what is won at least.
  struct Loss {
    std::int64_t success_weight = 0;
    std::int64_t weight = 0;
  };

  [[nodiscard]] bool passes_gate(const AimSums& a, const AimSums& b, std::size_t window) const;
  [[nodiscard]] bool has_same_signals(const AimSums& a, const AimSums& b, std::size_t window) const;
  [[nodiscard]] bool is_ahead(const AimSums& a, const AimSums& b, std::size_t window,
                              const Loss& loss) const;
  [[nodiscard]] Loss lost_in_silence(const WindowTally& a, const WindowTally& b,
                                     const Prospect& ahead) const;
  [[nodiscard]] std::int64_t lost_in_signals(const AimSums& a, const AimSums& b, std::size_t window,
                                             const Prospect& ahead, bool returning) const;
  [[nodiscard]] std::int64_t lost_clients(const AimSums& a, const AimSums& b, std::size_t window,
                                          const Prospect& ahead, bool returning) const;

  const scoring::Rules& rules_;
  std::array<std::int64_t, kShares> weights_;
  std::int64_t most_of_signals_ = 0;
  const Aim& aim_;
  const Reach& reach_;
};

}  // namespace jss::insight
