// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/plan_rank.h"

#include <algorithm>

namespace jss::insight {
namespace {

// By how many thousandths `b` could be above `a` at most when both have grown by the same, and by
// no less than `ahead`: one more or less of `n` moves a share by no more than an `n`th.
std::int64_t lost_thousandths(const SignalShare& a, const SignalShare& b,
                              const SignalShare& ahead) {
  const std::int64_t moved = std::int64_t{b.good > a.good ? b.good - a.good : 0} +
                             std::int64_t{a.bad > b.bad ? a.bad - b.bad : 0};
  if (moved == 0) return 0;
  const std::int64_t least =
      std::int64_t{std::min(a.good, b.good)} + std::min(a.bad, b.bad) + ahead.all();
  if (least == 0) return 1000;
  // Both are rounded down: that adds less than one.
  return std::min<std::int64_t>(1000, (1000 * moved + least - 1) / least);
}

SignalShare with_one_more(SignalShare share, bool good) {
  ++(good ? share.good : share.bad);
  return share;
}

}  // namespace

Rank::Rank(const scoring::Rules& rules, const Aim& aim, const Reach& reach)
    : rules_(rules),
      weights_(share_weights(rules)),
      has_signals_(weights_ != std::array<std::int64_t, kShares>{}),
      aim_(aim),
      reach_(reach) {}

bool Rank::is_no_worse(const AimSums& a, const AimSums& b, std::size_t at, bool returning) const {
  for (std::size_t i = 0; i < aim_.size; ++i) {
    // What is behind without any loss is behind: most pairs end here.
    if (!is_certain() && !is_ahead(a, b, i, {})) return false;
    if (!passes_gate(a, b, i)) return false;
    if (is_certain()) continue;
    if (!has_same_signals(a, b, i)) return false;
    if (!is_ahead(a, b, i, loss_in(a, b, i, reach_.ahead(i, at), returning))) return false;
  }
  return true;
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
  if (rules_.gate.client_scope == scoring::ClientScope::lifetime) return true;
  const auto clients = static_cast<std::uint32_t>(rules_.gate.clients);
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

Rank::Loss Rank::loss_in(const AimSums& a, const AimSums& b, std::size_t window,
                         const Prospect& ahead, bool returning) const {
  const WindowTally& left = a.windows.at(window);
  const WindowTally& right = b.windows.at(window);
  Loss loss;
  const std::int64_t excess = left.excess(rules_);
  const std::int64_t silence = std::min(excess - right.excess(rules_), excess + ahead.most_excess);
  if (silence > 0) {
    loss.weight = (silence * rules_.silence.weight + 999) / 1000;
    loss.success_weight = -loss.weight * rules_.credit.failure;
  }
  if (!has_signals_) return loss;
  for (std::size_t i = 0; i < kShares; ++i) {
    if (weights_.at(i) == 0) continue;
    const std::int64_t lost =
        i == kRetention
            ? lost_clients(a, b, window, returning)
            : lost_thousandths(left.shares.at(i), right.shares.at(i), ahead.shares.at(i).least);
    // The part of success is rounded down as well.
    if (lost > 0) loss.success_weight += weights_.at(i) * lost * rules_.credit.success / 1000 + 1;
  }
  return loss;
}

// The client at hand counts in a plan that is deep enough already, and may yet count in another.
std::int64_t Rank::lost_clients(const AimSums& a, const AimSums& b, std::size_t window,
                                bool returning) const {
  const SignalShare left = a.windows.at(window).shares.at(kRetention);
  const SignalShare right = b.windows.at(window).shares.at(kRetention);
  const SignalShare more = with_one_more(left, returning);
  const SignalShare more_too = with_one_more(right, returning);
  const bool counted = a.depth > aim_.windows.at(window);
  const bool counted_too = b.depth > aim_.windows.at(window);
  if (counted == counted_too) return lost_thousandths(left, right, {});
  return std::max(lost_thousandths(more, more_too, {}), counted
                                                            ? lost_thousandths(more, right, {})
                                                            : lost_thousandths(left, more_too, {}));
}

}  // namespace jss::insight
