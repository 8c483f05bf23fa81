// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/question_options.h"

namespace jss::engine {

Result<Day> parse_day_option(const std::string& option, const std::string& value) {
  if (const auto day = parse_day(value)) return *day;
  return invalid(option + " '" + value +
                 "' is not a day: write it as YYYY-MM-DD, such as 2026-11-20");
}

Result<EvaluationRequest> evaluation_request(const QuestionOptions& options) {
  EvaluationRequest request{.as_of = {}, .known_at = {}, .policy = {}};
  if (!options.policy.empty()) request.policy = options.policy;
  if (!options.as_of.empty()) {
    const auto as_of = parse_day_option("--as-of", options.as_of);
    if (!as_of) return tl::unexpected(as_of.error());
    request.as_of = *as_of;
  }
  if (!options.known_at.empty()) {
    request.known_at = parse_timestamp(options.known_at);
    if (!request.known_at) {
      return invalid("--known-at '" + options.known_at +
                     "' is not a time: write it as 2026-11-20T09:30:00Z");
    }
  }
  return request;
}

Result<FreelancerIndex> freelancer_of(const QuestionOptions& options,
                                      const Evaluation& evaluation) {
  if (!options.freelancer.empty()) return evaluation.find_freelancer(options.freelancer);
  if (evaluation.table().freelancer_count() == 1) return FreelancerIndex{0};
  if (evaluation.table().freelancer_count() == 0) {
    return invalid("the source tells of no contract on " + to_string(evaluation.as_of()) +
                   " or before: give a later day, or another source");
  }
  return invalid("the source has " + std::to_string(evaluation.table().freelancer_count()) +
                 " freelancers: name one with --freelancer");
}

}  // namespace jss::engine
