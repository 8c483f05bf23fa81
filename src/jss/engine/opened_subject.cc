// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/opened_subject.h"

#include "jss/engine/unknown_answer.h"

namespace jss::engine {

Result<OpenedSubject> open_subject(const QuestionOptions& options, Door& door) {
  const auto request = evaluation_request(options);
  if (!request) return tl::unexpected(request.error());
  auto opened = open_source(options, door);
  if (!opened) return tl::unexpected(opened.error());
  const Evaluation& evaluation = *(*opened)->evaluation;
  const auto freelancer = freelancer_of(options, evaluation);
  if (!freelancer) return tl::unexpected(freelancer.error());
  if (const auto known = refuse_unknown(**opened); !known) return tl::unexpected(known.error());
  auto subject = prepare_subject((*opened)->source, (*opened)->shelf, *request, evaluation,
                                 std::string(evaluation.table().freelancer_id(*freelancer)));
  if (!subject) return tl::unexpected(subject.error());
  return OpenedSubject{std::move(*opened), *freelancer, std::move(*subject)};
}

}  // namespace jss::engine
