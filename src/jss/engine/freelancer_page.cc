// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/freelancer_page.h"

#include <vector>

namespace jss::engine {

void write_page(const OpenedSource& opened, FreelancerIndex freelancer, io::Listing listing,
                Door& door) {
  const Evaluation& evaluation = *opened.evaluation;
  const scoring::Question question = evaluation.question();
  const auto explanation = insight::explain(evaluation.table(), freelancer, question);
  const auto answers = insight::answer_range(evaluation.table(), freelancer, question);
  std::vector<io::OtherScore> others;
  for (const scoring::Policy* policy : opened.shelf.dated()) {
    if (policy->id == evaluation.policy().id) continue;
    others.push_back({policy->id, evaluation.score_under(*policy, freelancer, door.executor)});
  }
  door.write(io::score_page(
      {.subject = {evaluation.table(), freelancer, evaluation.as_of(), evaluation.policy().id},
       .policy = evaluation.policy(),
       .explanation = explanation,
       .answers = answers,
       .others = others},
      listing, door.style));
}

}  // namespace jss::engine
