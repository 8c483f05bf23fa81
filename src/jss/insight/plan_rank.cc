// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/plan_rank.h"

#include <algorithm>

namespace jss::insight {
namespace {

// Rounded up. REQUIRES: `b > 0`.
std::int64_t divide_up(std::int64_t a, std::int64_t b) { return a / b + (a % b > 0 ? 1 : 0); }

// By how many thousandths `b` is above `a` at most when both have grown by the same; below zero
// where `a` is above in any case.
std::int64_t lost_thousandths(const SignalShare& a, const SignalShare& b, const ShareRange& ahead) {
  if (a.good == b.good && a.bad == b.bad) return 0;
  // Where both have grown by so much in all, the difference is greatest where as much as can be of
  // it was good, or as little.
  std::int64_t most = -1000;
  for (std::int64_t more = ahead.least.all(); more <= ahead.most.all(); ++more) {
    const std::int64_t all = a.all() + more;
    const std::int64_t all_too = b.all() + more;
    if (all == 0 || all_too == 0) {
      if (all != all_too) return 1000;
      most = std::max<std::int64_t>(most, 0);
      continue;
    }
    for (const std::int64_t good :
         {std::max<std::int64_t>(ahead.least.good, more - ahead.most.bad),
          std::min<std::int64_t>(ahead.most.good, more - ahead.least.bad)}) {
      const std::int64_t lead = (b.good + good) * all - (a.good + good) * all_too;
      // Both are rounded down: that adds less than one.
      most = std::max(most, divide_up(1000 * lead, all * all_too));
    }
  }
  return most;
}

SignalShare with_one_more(SignalShare share, bool good) {
  ++(good ? share.good : share.bad);
  return share;
}

}  // namespace

Rank::Rank(const scoring::Rules& rules, const Aim& aim, const Reach& reach)
    : rules_(rules), weights_(share_weights(rules)), aim_(aim), reach_(reach) {
  for (const std::int64_t weight : weights_) most_of_signals_ += weight * rules.credit.success;
}

bool Rank::is_no_worse(const AimSums& a, const AimSums& b, std::size_t at, bool returning) const {
  for (std::size_t i = 0; i < aim_.size; ++i) {
    if (!passes_gate(a, b, i)) return false;
    if (is_certain()) continue;
    Loss loss = lost_in_silence(a.windows.at(i), b.windows.at(i), reach_.ahead(i, at));
    // What is behind even with the best of all signals is behind: most pairs end here.
    if (!is_ahead(a, b, i, {loss.success_weight - most_of_signals_, loss.weight})) return false;
    if (most_of_signals_ == 0) continue;
    if (!has_same_signals(a, b, i)) return false;
    loss.success_weight += lost_in_signals(a, b, i, reach_.ahead(i, at), returning);
    if (!is_ahead(a, b, i, loss)) return false;
  }
  return true;
}

std::int64_t Rank::merit_of(const AimSums& sums) const {
  std::int64_t merit = 0;
  if (is_certain()) return merit;
  for (std::size_t i = 0; i < aim_.size; ++i) {
    const WindowTally& tally = sums.windows.at(i);
    const std::int64_t silence =
        std::max<std::int64_t>(tally.excess(rules_), 0) * rules_.silence.weight / 1000;
    merit += tally.gain(aim_.least.at(i)) -
             silence * (aim_.least.at(i) - 20 * std::int64_t{rules_.credit.failure});
    for (std::size_t share = 0; share < kShares; ++share) {
      const SignalShare& now = tally.shares.at(share);
      if (weights_.at(share) == 0 || now.all() == 0) continue;
      merit += 20 * (weights_.at(share) * rules_.credit.success * now.good / now.all());
    }
  }
  return merit;
}

bool Rank::is_ahead(const AimSums& a, const AimSums& b, std::size_t window,
                    const Loss& loss) const {
  const WindowTally& left = a.windows.at(window);
  const WindowTally& right = b.windows.at(window);
  const std::int64_t success = left.success_weight - right.success_weight - loss.success_weight;
  const std::int64_t weight = left.weight - right.weight + loss.weight;
  // With sums that come to such a share both grow alike from there, and stay so far apart.
  return 20 * success - aim_.least.at(window) * weight >= 0 &&
         20 * success - aim_.enough.at(window) * weight >= 0;
}

bool Rank::passes_gate(const AimSums& a, const AimSums& b, std::size_t window) const {
  const WindowTally& left = a.windows.at(window);
  const WindowTally& right = b.windows.at(window);
  const auto outcomes = static_cast<std::uint32_t>(rules_.gate.outcomes);
  if (std::min(left.outcomes, outcomes) < std::min(right.outcomes, outcomes)) return false;
  if (left.weight == 0 && right.weight > 0) return false;
  // Where silence does good nothing tells which plan is better: then they have to be equal in it.
  const bool silence_is_good = 20 * std::int64_t{rules_.credit.failure} > aim_.least.at(window);
  if (rules_.silence.tolerated && silence_is_good && !is_certain() &&
      (left.silent != right.silent || left.outcomes != right.outcomes)) {
    return false;
  }
  const auto clients = static_cast<std::uint32_t>(rules_.gate.clients);
  if (rules_.gate.client_scope == scoring::ClientScope::lifetime) {
    return std::min(a.lifetime_clients, clients) >= std::min(b.lifetime_clients, clients);
  }
  if (left.clients >= clients) return true;
  const bool counted = a.depth > aim_.windows.at(window);
  const bool counted_too = b.depth > aim_.windows.at(window);
  return left.clients >= right.clients && (counted || !counted_too);
}

// A signal that is absent is neither good nor bad: only plans that have the same ones compare.
// Whether clients are counted is up to the outcomes.
bool Rank::has_same_signals(const AimSums& a, const AimSums& b, std::size_t window) const {
  for (std::size_t i = 0; i < kShares; ++i) {
    if (weights_.at(i) == 0 || i == kRetention) continue;
    const bool present = a.windows.at(window).shares.at(i).all() > 0;
    const bool present_too = b.windows.at(window).shares.at(i).all() > 0;
    if (present != present_too) return false;
  }
  return true;
}

// The difference in silence is greatest where most, or least, is still to come.
Rank::Loss Rank::lost_in_silence(const WindowTally& a, const WindowTally& b,
                                 const Prospect& ahead) const {
  if (!rules_.silence.tolerated) return {};
  const std::int64_t excess = a.excess(rules_);
  const std::int64_t excess_too = b.excess(rules_);
  if (excess == excess_too) return {};
  const std::int64_t more = excess > excess_too ? ahead.most_excess : ahead.least_excess;
  const std::int64_t lost =
      std::max<std::int64_t>(excess + more, 0) - std::max<std::int64_t>(excess_too + more, 0);
  // Both weights are rounded down: that adds less than one.
  const std::int64_t weight = divide_up(lost * rules_.silence.weight, 1000);
  return {.success_weight = -weight * rules_.credit.failure, .weight = weight};
}

std::int64_t Rank::lost_in_signals(const AimSums& a, const AimSums& b, std::size_t window,
                                   const Prospect& ahead, bool returning) const {
  std::int64_t lost = 0;
  for (std::size_t i = 0; i < kShares; ++i) {
    if (weights_.at(i) == 0) continue;
    const std::int64_t thousandths =
        i == kRetention ? lost_clients(a, b, window, ahead, returning)
                        : lost_thousandths(a.windows.at(window).shares.at(i),
                                           b.windows.at(window).shares.at(i), ahead.shares.at(i));
    // The part of success is rounded down as well.
    lost += divide_up(weights_.at(i) * thousandths * rules_.credit.success, 1000);
  }
  return lost;
}

// The client at hand counts in a plan that is deep enough already, and may yet count in another.
std::int64_t Rank::lost_clients(const AimSums& a, const AimSums& b, std::size_t window,
                                const Prospect& ahead, bool returning) const {
  const ShareRange range{.least = {}, .most = ahead.shares.at(kRetention).most};
  const SignalShare left = a.windows.at(window).shares.at(kRetention);
  const SignalShare right = b.windows.at(window).shares.at(kRetention);
  const SignalShare more = with_one_more(left, returning);
  const SignalShare more_too = with_one_more(right, returning);
  const bool counted = a.depth > aim_.windows.at(window);
  const bool counted_too = b.depth > aim_.windows.at(window);
  if (counted == counted_too) return lost_thousandths(left, right, range);
  return std::max(
      lost_thousandths(more, more_too, range),
      counted ? lost_thousandths(more, right, range) : lost_thousandths(left, more_too, range));
}

}  // namespace jss::insight
