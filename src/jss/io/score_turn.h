// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "jss/insight/timeline.h"
#include "jss/io/change_words.h"

namespace jss::io {

/// A day on which the score as shown, a whole number, becomes another one, appears or disappears.
struct ScoreTurn {
  Day day;
  std::optional<std::int64_t> from;  ///< Points as shown; absent where there is no score.
  std::optional<std::int64_t> to;
  std::optional<std::int64_t> exact_from;  ///< Hundredths.
  std::optional<std::int64_t> exact_to;
  std::string move;                  ///< `falls from 94 to 88`.
  std::vector<std::string> reasons;  ///< `“Logo for a bakery” leaves the six-month window`, …
};

/// The turns of a timeline, its first day aside; rising by day.
[[nodiscard]] std::vector<ScoreTurn> score_turns(const insight::Timeline& timeline,
                                                 const ContractTitles& titles);

/// The first `most` reasons in one line, and how many there are beyond: `A; B; and 2 more`.
[[nodiscard]] std::string reasons_line(const ScoreTurn& turn, std::size_t most = 3);

}  // namespace jss::io
