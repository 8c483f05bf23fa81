// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/opened_subject.h"

#include "jss/engine/unknown_answer.h"

namespace jss::engine {

Result<OpenedSubject> open_subject(const QuestionOptions& options, Door& door) {
  auto opened = open_source(options, door);
  if (!opened) return tl::unexpected(opened.error());
  const Evaluation& evaluation = *(*opened)->evaluation;
  const auto freelancer = freelancer_of(options, evaluation);
  if (!freelancer) return tl::unexpected(freelancer.error());
  if (const auto known = refuse_unknown(**opened); !known) return tl::unexpected(known.error());
  auto policies = (*opened)->policies();
  if (!policies) return tl::unexpected(policies.error());
  const EvaluationRequest& request = (*opened)->request;
  Subject subject{.chronicle = (*opened)->source.chronicle(evaluation.table(), *freelancer,
                                                           evaluation.as_of(), request.known_at),
                  .policies = std::move(*policies),
                  .policy = &evaluation.policy(),
                  .is_pinned = request.policy.has_value(),
                  .as_of = evaluation.as_of()};
  return OpenedSubject{std::move(*opened), *freelancer, std::move(subject)};
}

}  // namespace jss::engine
