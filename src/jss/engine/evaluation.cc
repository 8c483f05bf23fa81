// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/evaluation.h"

#include <algorithm>

#include "jss/io/plain_text.h"

namespace jss::engine {

Result<Evaluation> Evaluation::prepare(Source& source, PolicyShelf& shelf,
                                       const EvaluationRequest& request,
                                       scoring::Executor& executor) {
  Evaluation evaluation;
  if (request.as_of) {
    evaluation.as_of_ = *request.as_of;
  } else {
    const auto latest = source.latest_day();
    if (!latest) return tl::unexpected(latest.error());
    evaluation.as_of_ = *latest;
  }
  shelf.take(source.policy_life(request.known_at));
  const auto policy = shelf.choose(request.policy, evaluation.as_of_);
  if (!policy) return tl::unexpected(policy.error());
  evaluation.policy_ = *policy;
  const auto table = source.states_on(evaluation.as_of_, request.known_at, &executor);
  if (!table) return tl::unexpected(table.error());
  evaluation.table_ = *table;
  evaluation.records_ = scoring::client_records(*evaluation.table_, evaluation.policy_->rules,
                                                evaluation.as_of_, executor);
  return evaluation;
}

Result<FreelancerIndex> Evaluation::find_freelancer(const std::string& id) const {
  if (const auto found = table_->find_freelancer(id)) return *found;
  constexpr std::uint32_t kNamed = 5;
  std::string message =
      "no freelancer " + io::quoted(id) + " on " + to_string(as_of_) + ": the source has";
  const std::uint32_t named = std::min(kNamed, table_->freelancer_count());
  for (std::uint32_t i = 0; i < named; ++i) {
    message += (i > 0 ? ", " : " ") + io::quoted(table_->freelancer_id({i}));
  }
  if (named == 0) message += " none";
  if (table_->freelancer_count() > named) {
    message += " and " + std::to_string(table_->freelancer_count() - named) + " more";
  }
  return fail(ErrorCode::not_found, message);
}

scoring::Score Evaluation::score_under(const scoring::Policy& other, FreelancerIndex freelancer,
                                       scoring::Executor& executor) const {
  const auto records = scoring::client_records(*table_, other.rules, as_of_, executor);
  return scoring::score(*table_, freelancer, {other.rules, as_of_, records});
}

}  // namespace jss::engine
