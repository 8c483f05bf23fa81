// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/lasting_score.h"

#include "jss/insight/passing_time.h"

namespace jss::insight {

LastingScore lasting_score(const scoring::ContractTable& table, FreelancerIndex freelancer,
                           const scoring::Question& question) {
  PassingTime passing(table, question);
  LastingScore lasting{.score = scoring::score(table, freelancer, question, passing), .next = {}};
  lasting.next = passing.next(freelancer);
  return lasting;
}

LastingScore lasting_score(const DayScorer& scorer) {
  if (!scorer.freelancer()) return {.score = scorer.score(), .next = {}};
  return lasting_score(scorer.table(), *scorer.freelancer(), scorer.question());
}

}  // namespace jss::insight
