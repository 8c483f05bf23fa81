// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/answer_prior.h"

#include <cassert>

namespace jss::insight {

std::string_view to_string(Answer answer) {
  constexpr std::array<std::string_view, kAnswerCount> kWords{"none", "good", "neutral", "bad"};
  return kWords.at(static_cast<std::size_t>(answer));
}

std::optional<std::int8_t> recommend_of(Answer answer, const scoring::Rules& rules) {
  constexpr std::int8_t kBest = 10;
  switch (answer) {
    case Answer::none:
      return scoring::kNoAnswer;
    case Answer::good:
      return kBest;
    case Answer::bad:
      return std::int8_t{0};
    case Answer::neutral:
      break;
  }
  const int neutral = rules.satisfaction.recommend_failure + 1;
  if (neutral >= rules.satisfaction.recommend_success) return std::nullopt;
  return static_cast<std::int8_t>(neutral);
}

const AnswerShares& AnswerPrior::shares(std::int16_t public_stars) const {
  if (public_stars == scoring::kNoStars) return without_stars;
  assert(!stars.empty());
  std::size_t band = 0;
  while (band + 1 < stars.size() && stars[band + 1].from <= public_stars) ++band;
  return stars[band].shares;
}

}  // namespace jss::insight
