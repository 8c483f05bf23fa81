// SPDX-License-Identifier: Apache-2.0
#include "jss/scoring/score.h"

namespace jss::scoring {
namespace {

// Fills in place: a window is large, and what was just written in parts is slow to copy whole.
void fill(WindowScore& window, int months, const WindowSums& sums, const FreelancerCounts& counts,
          const Rules& rules) {
  window.months = months;
  window.sums = sums;
  add_pseudo_outcomes(window.sums, counts, rules);
  window.qualifies = !gate(window.sums, counts, rules).has_value();
  if (window.qualifies) window.value = score_of(window.sums);
}

// (a/b + c/d) / 2
Fraction mean(const Fraction& a, const Fraction& b) {
  return {a.numerator * b.denominator + b.numerator * a.denominator,
          2 * a.denominator * b.denominator};
}

void fill_trending(WindowScore& trending, const Question& question,
                   std::span<const WindowSums> sums, const FreelancerCounts& counts) {
  const Rules& rules = question.rules;
  const WindowSums& three_months = sums[question.windows.find(3)];
  if (three_months.outcomes < static_cast<std::uint32_t>(rules.gate.outcomes)) return;
  const WindowSums three = complete(three_months, counts, rules);
  const WindowSums six = complete(sums[question.windows.find(6)], counts, rules);
  if (gate(six, counts, rules) || gate(three, counts, rules)) return;
  trending.qualifies = true;
  trending.value = mean(*score_of(six), *score_of(three));
}

}  // namespace

void Score::decide() {
  for (std::size_t i = 0; i < size_; ++i) {
    if (!windows_.at(i).qualifies) continue;
    // Only a higher score takes over: of equals the first stays, and the longest stands first.
    if (decisive_ >= size_ || *windows_.at(i).value > *windows_.at(decisive_).value) decisive_ = i;
  }
}

namespace detail {

Score decide(const Question& question, std::span<const WindowSums> sums,
             const FreelancerCounts& counts) {
  Score score;
  const std::span<const Window> windows = question.windows.windows();
  for (std::size_t i = 0; i < windows.size(); ++i) {
    if (!windows[i].shown) continue;
    fill(score.add(), windows[i].months, sums[i], counts, question.rules);
  }
  if (question.rules.windows.trending) fill_trending(score.add(), question, sums, counts);
  score.decide();
  if (score.decisive() == nullptr && !score.windows().empty()) {
    score.reason = gate(score.windows().front().sums, counts, question.rules);
  }
  return score;
}

}  // namespace detail

std::string window_name(int months) {
  return months == 0 ? "trending" : std::to_string(months) + "m";
}

}  // namespace jss::scoring
