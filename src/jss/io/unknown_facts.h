// SPDX-License-Identifier: Apache-2.0
// The answer where unknown facts decide: no score, but the range that they leave, and what is
// missing. Each form is that of a score (`score_json`, `score_csv`, `score_page`).
#pragma once

#include <span>
#include <string>

#include "jss/insight/unknown_range.h"
#include "jss/io/score_json.h"
#include "jss/io/text_table.h"
#include "jss/scoring/policy.h"

namespace jss::io {

/// Everything that the answer tells.
struct UnknownAnswer {
  ScoreSubject subject;
  const scoring::Policy& policy;
  const insight::UnknownRange& range;
  std::span<const insight::UnknownFacts> unknown;  ///< One for each row of the freelancer.
};

/// The members that a line of JSON has beside those of a score.
enum class UnknownDetail { none, contracts, contracts_and_reasons };

/// One line, without its end: the members of `score_json` with null `score`, `exact` and `window`,
/// the reason `unknown_facts` and no windows; those of `detail`, empty; then `range` and `missing`.
[[nodiscard]] std::string unknown_json(const UnknownAnswer& answer, UnknownDetail detail);

/// One line of `jss score --format csv`, its end included.
[[nodiscard]] std::string unknown_csv(const UnknownAnswer& answer);

/// One line of `jss explain --format csv`, its end included: the reason as `why`, all else empty
/// but the freelancer.
[[nodiscard]] std::string unknown_explanation_csv(const UnknownAnswer& answer);

/// The page for people.
[[nodiscard]] std::string unknown_page(const UnknownAnswer& answer, const TextStyle& style);

}  // namespace jss::io
