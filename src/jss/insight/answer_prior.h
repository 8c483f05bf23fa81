// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jss/scoring/contract_state.h"
#include "jss/scoring/policy.h"

namespace jss::insight {

/// A client's private answer, by the thresholds of the rules: `good` at
/// `satisfaction.recommend_success` and above, `bad` at `satisfaction.recommend_failure` and below,
/// `neutral` between them; `none` if the client gave none.
enum class Answer : std::uint8_t { none, good, neutral, bad };
inline constexpr std::size_t kAnswerCount = 4;

[[nodiscard]] std::string_view to_string(Answer answer);

/// The `recommend` that stands for an answer under those rules; nothing for a neutral one where the
/// thresholds leave no room between them.
[[nodiscard]] std::optional<std::int8_t> recommend_of(Answer answer, const scoring::Rules& rules);

/// How often each answer is given, in thousandths, by `Answer`; 1000 together.
using AnswerShares = std::array<int, kAnswerCount>;

/// What is believed of private answers before any score is seen.
struct AnswerPrior {
  struct Band {
    std::int16_t from = 0;  ///< Public stars, hundredths; up to the next band.
    AnswerShares shares{};
  };

  std::string title;
  std::string source;
  scoring::Grade grade = scoring::Grade::assumed;
  std::vector<Band> stars;       ///< Rising; the first begins at 1.00. None has `none`.
  AnswerShares without_stars{};  ///< Of clients who left nothing in public.

  /// The shares for a contract with those stars, or without any.
  [[nodiscard]] const AnswerShares& shares(std::int16_t public_stars) const;
};

}  // namespace jss::insight
