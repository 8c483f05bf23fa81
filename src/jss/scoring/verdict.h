// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "jss/scoring/contract_state.h"
#include "jss/scoring/policy.h"

namespace jss::scoring {

/// What the client thought of the work; `none` where nothing tells (rulebook, section 3).
enum class Verdict : std::uint8_t { none, success, neutral, failure };

namespace detail {

// Which verdict a client gives is as good as random, and a branch guessed wrong costs more than the
// rest of this file: so here are arithmetic and a table in place of branches.
[[nodiscard]] constexpr Verdict choose_verdict(bool given, bool success, bool failure) {
  const int succeeds = static_cast<int>(success);
  const int fails = static_cast<int>(failure) * (1 - succeeds);
  return static_cast<Verdict>(static_cast<int>(given) * (2 - succeeds + fails));
}
static_assert(choose_verdict(false, true, false) == Verdict::none);
static_assert(choose_verdict(true, true, false) == Verdict::success);
static_assert(choose_verdict(true, false, false) == Verdict::neutral);
static_assert(choose_verdict(true, false, true) == Verdict::failure);
static_assert(choose_verdict(true, true, true) == Verdict::success);

[[nodiscard]] constexpr Verdict combine(PrivateFeedback rule, Verdict by_stars, Verdict by_answer) {
  switch (rule) {
    case PrivateFeedback::decides:
      return by_answer != Verdict::none ? by_answer : by_stars;
    case PrivateFeedback::vetoes:
      return by_answer == Verdict::failure || by_stars == Verdict::none ? by_answer : by_stars;
    case PrivateFeedback::ignored:
      return by_stars;
  }
  return Verdict::none;
}

// `combine` of everything: by rule, verdict of the stars, verdict of the answer.
using CombinedVerdicts = std::array<std::array<std::array<Verdict, 4>, 4>, 3>;
inline constexpr CombinedVerdicts kCombined = [] {
  CombinedVerdicts combined{};
  for (std::size_t rule = 0; rule < 3; ++rule) {
    for (std::size_t stars = 0; stars < 4; ++stars) {
      for (std::size_t answer = 0; answer < 4; ++answer) {
        combined[rule][stars][answer] =
            combine(static_cast<PrivateFeedback>(rule), static_cast<Verdict>(stars),
                    static_cast<Verdict>(answer));
      }
    }
  }
  return combined;
}();

}  // namespace detail

/// The verdict of the stars alone.
[[nodiscard]] inline Verdict verdict_of_stars(std::int16_t stars, const Rules& rules) {
  return detail::choose_verdict(stars != kNoStars, stars >= rules.satisfaction.stars_success,
                                stars < rules.satisfaction.stars_failure);
}

/// The verdict of the private answer alone.
[[nodiscard]] inline Verdict verdict_of_answer(std::int8_t recommend, const Rules& rules) {
  return detail::choose_verdict(recommend != kNoAnswer,
                                recommend >= rules.satisfaction.recommend_success,
                                recommend <= rules.satisfaction.recommend_failure);
}

/// The client's verdict on a contract: feedback that stands, then the client's failing reason for
/// the end, then a lost dispute. Asks neither whether the contract has ended nor whether it counts.
[[nodiscard]] inline Verdict verdict(const ContractState& contract, const Rules& rules) {
  if (contract.dispute == Dispute::lost && rules.satisfaction.dispute_lost_fails) {
    return Verdict::failure;
  }
  // Whoever had the feedback removed had its reason removed with it.
  if (contract.feedback_removed) return Verdict::none;
  const Verdict by_stars = verdict_of_stars(contract.stars, rules);
  const Verdict by_answer = verdict_of_answer(contract.recommend, rules);
  // A failing reason is rare: asked first, it is one branch that hardly ever goes the other way.
  if (rules.satisfaction.failure_reasons[static_cast<std::size_t>(contract.end_reason)] &&
      (contract.ended_by == EndedBy::client || by_stars != Verdict::none ||
       by_answer != Verdict::none)) {
    return Verdict::failure;
  }
  return detail::kCombined[static_cast<std::size_t>(rules.satisfaction.private_feedback)]
                          [static_cast<std::size_t>(by_stars)][static_cast<std::size_t>(by_answer)];
}

}  // namespace jss::scoring
