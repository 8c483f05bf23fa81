// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "jss/history/chronicle.h"
#include "jss/insight/day_scorer.h"

namespace jss::insight {

/// How much a client means to one freelancer, and what the client is like.
struct ClientImportance {
  std::string client;
  /// What the client paid in the last twelve months, net of refunds, and its share of all that the
  /// freelancer earned in them, in thousandths, rounded down. Absent where a snapshot does not tell
  /// in which months money came.
  std::optional<Cents> income;
  std::optional<std::int32_t> income_share;
  std::uint32_t contracts = 0;  ///< With the freelancer, those included that are open.
  bool long_term = false;       ///< By the rules of the day.
  /// The last day on which the relationship is long-term if nothing more is paid; absent where it
  /// is not, lasts whatever happens, or to a day after `kLastDay`.
  Day long_term_until;
  std::uint32_t rated = 0;  ///< Contracts with the freelancer on which the client's stars stand.
  std::int16_t stars = scoring::kNoStars;  ///< Their mean, halves up; absent if there are none.
  bool flagged =
      false;           ///< By the platform, or by what other freelancers say (rulebook, section 6).
  bool harsh = false;  ///< By the client's verdicts on others.
};

/// What every client of the freelancer means on the scorer's day, in the order of ids, bytewise.
/// Costs one look back at the states of twelve months ago.
[[nodiscard]] std::vector<ClientImportance> client_importance(const history::Chronicle& chronicle,
                                                              const DayScorer& scorer);

}  // namespace jss::insight
