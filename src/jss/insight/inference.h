// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "jss/base/fraction.h"
#include "jss/history/chronicle.h"
#include "jss/insight/answer_effects.h"
#include "jss/insight/answer_prior.h"
#include "jss/scoring/policy_calendar.h"

namespace jss::insight {

/// What a platform showed on a day: a score from 0 to 100, or that there is none.
struct ObservedScore {
  Day day;
  std::optional<int> score;

  friend bool operator==(const ObservedScore&, const ObservedScore&) = default;
};

/// Rules that the platform may have used.
struct CandidateRules {
  std::string name;
  scoring::PolicyCalendar policies;
};

/// What the scores tell of one private answer. Shares are thousandths by `Answer`, 1000 together.
struct InferredAnswer {
  UnknownAnswer unknown;
  AnswerShares prior{};      ///< Believed before any score was seen.
  AnswerShares posterior{};  ///< Believed now.
  /// Of the combinations that give the scores, in how many it is this: what would be believed if
  /// all answers had been equally likely before.
  AnswerShares by_count{};
  std::array<bool, kAnswerCount> possible{};  ///< Some combination has it.
  Answer most_likely = Answer::none;          ///< In the most likely combination.
  /// Contracts of one number do the same to every score and had the same prior: which of them has
  /// which answer cannot be told. From 1, in the order of the contracts; 0 if it is like no other.
  std::uint32_t alike = 0;

  /// Only one answer is possible.
  [[nodiscard]] bool settled() const;
  /// The likeliest answer would be another if all had been equally likely before.
  [[nodiscard]] bool prior_decides() const;
};

/// Why rules cannot have given the observed scores.
struct Contradiction {
  /// With the days before it some combination agrees, with this day none does.
  ObservedScore observed;
  /// What the rules could have shown on that day, the days before it being as observed: the score
  /// nearest to the observed one, the lower of two as near; with no score where only that is
  /// possible, or nearest. Nothing if it took too many states to tell.
  std::optional<ObservedScore> nearest;
};

/// What the observed scores tell under some rules.
struct RulesInference {
  std::string name;
  std::string policy_id;  ///< The policy on the last observed day.
  /// Too many states: nothing is known of these rules.
  bool gave_up = false;
  std::size_t states = 0;       ///< How many states it took.
  Int128 combinations = 0;      ///< Of all answers that are unknown under these rules.
  Int128 consistent = 0;        ///< Those that give every observed score.
  std::int64_t likelihood = 0;  ///< Their probability before, in millionths, rounded half up.
  int posterior = 0;            ///< Of these rules among all candidates, in thousandths.
  std::vector<InferredAnswer> answers;  ///< The newest contract first; empty unless consistent.
  std::optional<Contradiction> contradiction;

  [[nodiscard]] bool agrees() const { return !gave_up && consistent > 0; }
};

/// What a freelancer's shown scores tell of what the platform did not tell.
struct Inference {
  std::vector<ObservedScore> observed;  ///< Rising by day.
  std::vector<RulesInference> rules;    ///< In the order of the candidates.

  /// The most likely rules, the earlier of equals; nullptr if none agree.
  [[nodiscard]] const RulesInference* likeliest() const;
};

/// The most unknown answers of one freelancer that are taken on.
inline constexpr std::size_t kMostUnknownAnswers = 60;

/// Which private answers, and which rules, give the scores that were observed, and how likely each
/// is: exact, by `consistent_answers`; only probabilities are rounded. Every rule is equally likely
/// before. Other people's answers are taken as they are.
/// REQUIRES: `observed` rises by day and is not empty; the chronicle and each calendar reach back
/// to its first day; its last is not after `known_on`.
[[nodiscard]] Inference infer(const history::Chronicle& chronicle,
                              std::span<const CandidateRules> candidates,
                              std::span<const ObservedScore> observed, const AnswerPrior& prior,
                              Day known_on);

}  // namespace jss::insight
