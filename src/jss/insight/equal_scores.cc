// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/equal_scores.h"

#include <algorithm>

namespace jss::insight {

using scoring::points;
using scoring::points_in_hundredths;
using scoring::Score;
using scoring::WindowScore;

bool same_score(const Score& a, const Score& b) {
  const auto same_window = [](const WindowScore& x, const WindowScore& y) {
    return x.months == y.months && x.qualifies == y.qualifies && x.value == y.value;
  };
  return a.reason == b.reason && std::equal(a.windows().begin(), a.windows().end(),
                                            b.windows().begin(), b.windows().end(), same_window);
}

bool looks_the_same(const Score& a, const Score& b) {
  const WindowScore* const from = a.decisive();
  const WindowScore* const to = b.decisive();
  if (from == nullptr || to == nullptr) return from == to && a.reason == b.reason;
  return from->months == to->months && points(*from->value) == points(*to->value) &&
         points_in_hundredths(*from->value) == points_in_hundredths(*to->value);
}

}  // namespace jss::insight
