// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/answer_range.h"

namespace jss::insight {
namespace {

bool lacks_answer(const scoring::ContractState& contract) {
  return contract.has_feedback() && contract.recommend == scoring::kNoAnswer;
}

}  // namespace

AnswerRange answer_range(const scoring::ContractTable& table, FreelancerIndex freelancer,
                         const scoring::Question& question) {
  AnswerRange range;
  const bool asked =
      question.rules.satisfaction.private_feedback != scoring::PrivateFeedback::ignored;
  const scoring::RowRange rows = table.rows_of(freelancer);
  for (std::uint32_t row = rows.begin; asked && row < rows.end; ++row) {
    if (lacks_answer(table.state(row))) ++range.unknown;
  }
  if (range.unknown == 0) {
    range.all_bad = range.all_good = scoring::score(table, freelancer, question);
    return range;
  }
  const auto with_answers = [&](std::int8_t answer) {
    const Slice imagined =
        slice(table, freelancer, question, [answer](scoring::ContractState& contract) {
          if (lacks_answer(contract)) contract.recommend = answer;
        });
    return score(imagined, question.rules, question.as_of);
  };
  range.all_bad = with_answers(0);
  range.all_good = with_answers(10);
  return range;
}

}  // namespace jss::insight
