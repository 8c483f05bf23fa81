// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/score_comparison.h"

#include "jss/io/badges_toml.h"

namespace jss::engine {

Result<insight::Comparison> compare_with(const Evaluation& evaluation,
                                         const scoring::Policy& policy,
                                         scoring::Executor& executor) {
  const auto badges = io::embedded_badges();
  if (!badges) return tl::unexpected(badges.error());
  const Day day = evaluation.as_of();
  const auto records = scoring::client_records(evaluation.table(), policy.rules, day, executor);
  const scoring::Question after{policy.rules, day, records};
  return insight::compare(evaluation.table(), evaluation.question(), after,
                          insight::score_bounds(*badges, day), executor);
}

}  // namespace jss::engine
