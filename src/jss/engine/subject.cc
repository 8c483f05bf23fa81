// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/subject.h"

namespace jss::engine {

Result<Subject> prepare_subject(const Source& source, const PolicyShelf& shelf,
                                const EvaluationRequest& request, const Evaluation& evaluation,
                                const std::string& freelancer) {
  const auto index = evaluation.find_freelancer(freelancer);
  if (!index) return tl::unexpected(index.error());
  const auto calendar =
      request.policy ? scoring::PolicyCalendar::pinned(evaluation.policy()) : shelf.calendar();
  if (!calendar) return tl::unexpected(calendar.error());
  return Subject{.chronicle = source.chronicle(evaluation.table(), *index, evaluation.as_of(),
                                               request.known_at),
                 .policies = *calendar,
                 .policy = &evaluation.policy(),
                 .is_pinned = request.policy.has_value(),
                 .as_of = evaluation.as_of()};
}

Result<void> check_day(const Subject& subject, Day day) {
  if (day < subject.chronicle.first_day()) {
    const std::string snapshot = to_string(subject.chronicle.first_day());
    return invalid("the source is a snapshot of " + snapshot + ", which tells nothing of " +
                   to_string(day) + ": ask about " + snapshot +
                   " or later, or give the events instead of the table");
  }
  if (subject.policies.on(day) == nullptr) {
    return invalid("no policy was in force on " + to_string(day) + ": the first begins on " +
                   to_string(subject.policies.first_day()) +
                   "; ask about that day or later, or name a policy with --policy");
  }
  return {};
}

}  // namespace jss::engine
