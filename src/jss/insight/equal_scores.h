// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jss/scoring/score.h"

namespace jss::insight {

/// Whether two scores agree in every window's value and in the reason why there is none. The window
/// that decides follows from the windows, the reason from their sums.
[[nodiscard]] bool same_score(const scoring::Score& a, const scoring::Score& b);

/// Whether people are shown the same: points, hundredths, deciding window and reason. The points
/// follow from the hundredths only by way of the exact value.
[[nodiscard]] bool looks_the_same(const scoring::Score& a, const scoring::Score& b);

}  // namespace jss::insight
