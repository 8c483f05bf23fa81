// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/unknown_answer.h"

#include <ostream>

#include "jss/io/score_csv.h"

namespace jss::cli {

bool write_unknown_range(const OpenedSource& opened, const UnknownForm& form, Context& context) {
  const app::Evaluation& evaluation = *opened.evaluation;
  // Exports are one freelancer's.
  if (evaluation.table().freelancer_count() != 1) return false;
  const FreelancerIndex freelancer{0};
  const auto unknown = opened.source.unknown_facts(evaluation.table(), freelancer);
  if (unknown.empty()) return false;
  const auto range =
      insight::unknown_range(evaluation.table(), freelancer, evaluation.question(), unknown);
  if (range.settled()) return false;
  const io::UnknownAnswer answer{
      .subject = {evaluation.table(), freelancer, evaluation.as_of(), evaluation.policy().id},
      .policy = evaluation.policy(),
      .range = range,
      .unknown = unknown};
  if (form.format == "json") {
    context.out << io::unknown_json(answer, form.detail) << '\n';
  } else if (form.format == "text") {
    context.out << io::unknown_page(answer, text_style(context));
  } else if (form.detail == io::UnknownDetail::none) {
    context.out << io::score_csv_heading() << io::unknown_csv(answer);
  } else {
    context.out << io::explanation_csv_heading() << io::unknown_explanation_csv(answer);
  }
  return true;
}

}  // namespace jss::cli
