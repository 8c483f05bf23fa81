// SPDX-License-Identifier: Apache-2.0
#include "jss/scoring/score.h"

namespace jss::scoring {
namespace {

WindowScore window_score(int months, const WindowSums& sums, const FreelancerCounts& counts,
                         const Rules& rules) {
  const bool qualifies = !gate(sums, counts, rules).has_value();
  return {.months = months,
          .qualifies = qualifies,
          .value = qualifies ? score_of(sums) : std::nullopt,
          .sums = sums};
}

// (a/b + c/d) / 2
Fraction mean(const Fraction& a, const Fraction& b) {
  return {a.numerator * b.denominator + b.numerator * a.denominator,
          2 * a.denominator * b.denominator};
}

WindowScore trending_score(const Question& question, std::span<const WindowSums> sums,
                           const FreelancerCounts& counts) {
  const WindowSums& six = sums[question.windows.find(6)];
  const WindowSums& three = sums[question.windows.find(3)];
  if (gate(six, counts, question.rules) || gate(three, counts, question.rules)) return {};
  return {
      .months = 0, .qualifies = true, .value = mean(*score_of(six), *score_of(three)), .sums = {}};
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
  std::optional<std::size_t> longest;
  for (std::size_t i = 0; i < windows.size(); ++i) {
    if (!windows[i].shown) continue;
    if (!longest) longest = i;
    score.add(window_score(windows[i].months, sums[i], counts, question.rules));
  }
  if (question.rules.windows.trending) score.add(trending_score(question, sums, counts));
  score.decide();
  if (score.decisive() == nullptr && longest) {
    score.reason = gate(sums[*longest], counts, question.rules);
  }
  return score;
}

}  // namespace detail

std::string window_name(int months) {
  return months == 0 ? "trending" : std::to_string(months) + "m";
}

}  // namespace jss::scoring
