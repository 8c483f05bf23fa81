// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "jss/base/fraction.h"
#include "jss/insight/answer_effects.h"
#include "jss/insight/observed_windows.h"

namespace jss::insight {

/// Probabilities of a contract's options before any score is seen; 1 together.
using OptionPrior = std::array<double, kAnswerCount>;

/// The most states that are kept for one question; beyond that no exact answer is given.
inline constexpr std::size_t kMostStates = 4'000'000;

/// What is left of all combinations of answers once scores are known.
struct StatesFinding {
  /// More states than allowed would have been needed: nothing else of this holds.
  bool gave_up = false;
  std::size_t states = 0;   ///< How many were kept.
  Int128 combinations = 0;  ///< Combinations of answers that give every score.
  double likelihood = 0;    ///< Their probability together, before any score was seen.
  /// By contract and option: in how many of the combinations, and with which probability before any
  /// score was seen.
  std::vector<std::array<Int128, kAnswerCount>> ways;
  std::vector<std::array<double, kAnswerCount>> weights;
  /// The option of each contract in the most likely combination; of equally likely ones that with
  /// the earlier options in the earlier contracts. Empty if there is none.
  std::vector<std::size_t> most_likely;
};

/// Which combinations of unknown answers give scores like those on the first days of `effects`.
/// `scores` has one entry a day from the first on, for as many days as are asked for: what the
/// score may be, absent where there may be none. `priors` has one entry a contract.
///
/// Contracts are taken up one after the other. What matters of those taken up so far is a state:
/// the coordinates of windows that later contracts still move, and which days have shown their
/// score already. Equal states are one, with the number and the probability of the ways that lead
/// there; a state from which some score cannot come about any more is dropped. Whether a window
/// shows a score is asked of the kernel. Time and memory are linear in the states.
[[nodiscard]] StatesFinding consistent_answers(const AnswerEffects& effects,
                                               std::span<const std::optional<ScoreRange>> scores,
                                               std::span<const OptionPrior> priors,
                                               std::size_t most_states = kMostStates);

}  // namespace jss::insight
