// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "jss/insight/explanation.h"
#include "jss/scoring/score.h"

namespace jss::io {

/// Whose score, on which day, under which policy: what every line of output begins with.
struct ScoreSubject {
  const scoring::ContractTable& table;
  FreelancerIndex freelancer;
  Day as_of;
  std::string_view policy_id;
};

/// One line of `jss score --format json`, without the line's end (docs/formats.md).
[[nodiscard]] std::string score_json(const ScoreSubject& subject, const scoring::Score& score);

/// The same for somebody who stands in no table.
struct ScoreOwner {
  std::string_view freelancer;
  Day as_of;
  std::string_view policy_id;
};
[[nodiscard]] std::string score_json(const ScoreOwner& owner, const scoring::Score& score);

/// Which members a line has beyond those of `score_json`.
enum class Detail {
  contracts,              ///< `contracts` and `lines`: `jss score --detail`.
  contracts_and_reasons,  ///< And `reasons`: `jss explain`.
};

/// The same line with its reasons.
[[nodiscard]] std::string explanation_json(const ScoreSubject& subject,
                                           const insight::Explanation& explanation, Detail detail);

}  // namespace jss::io
