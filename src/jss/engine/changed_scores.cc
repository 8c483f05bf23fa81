// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/changed_scores.h"

#include <algorithm>
#include <string>

#include "jss/engine/score_keeper.h"
#include "jss/insight/score_book.h"

namespace jss::engine {
namespace {

Result<void> check_since(const Source& source, const Evaluation& evaluation,
                         const scoring::PolicyCalendar& policies, Day since) {
  if (since >= evaluation.as_of()) {
    return invalid("nothing can have changed since " + to_string(since) +
                   ": the day in question is " + to_string(evaluation.as_of()) +
                   "; give an earlier --changed-since or a later --as-of");
  }
  const Day snapshot = evaluation.table().latest_day();
  if (source.events().empty() && since < snapshot) {
    return invalid("the source is a snapshot of " + to_string(snapshot) +
                   ", which tells nothing of " + to_string(since) +
                   ": ask about that day or later, or give the events instead of the table");
  }
  if (policies.on(since) == nullptr) {
    return invalid("no policy was in force on " + to_string(since) + ": the first begins on " +
                   to_string(policies.first_day()) +
                   "; ask about that day or later, or name a policy with --policy");
  }
  return {};
}

}  // namespace

Result<std::vector<FreelancerIndex>> changed_since(const Source& source,
                                                   const EvaluationRequest& request,
                                                   const Evaluation& evaluation,
                                                   const scoring::PolicyCalendar& policies,
                                                   Day since, scoring::Executor& executor) {
  if (auto done = check_since(source, evaluation, policies, since); !done) {
    return tl::unexpected(done.error());
  }
  const scoring::ContractTable& table = evaluation.table();
  std::vector<FreelancerIndex> changed;
  if (source.events().empty()) {
    // A snapshot stays as it is, and time alone goes on.
    insight::ScoreBook book(policies);
    book.put_all(table);
    book.move_to(since, executor);
    const insight::DayPass pass = book.move_to(evaluation.as_of(), executor);
    for (const insight::ChangedScore& score : pass.changed) changed.push_back(score.freelancer);
    return changed;
  }
  ScoreKeeper keeper(policies);
  keeper.learn(source.events(), request.known_at);
  keeper.move_to(since, executor);
  const insight::DayPass pass = keeper.move_to(evaluation.as_of(), executor);
  for (const insight::ChangedScore& score : pass.changed) {
    const auto freelancer = table.find_freelancer(keeper.freelancer_id(score.freelancer));
    if (freelancer) changed.push_back(*freelancer);
  }
  std::sort(changed.begin(), changed.end());
  return changed;
}

}  // namespace jss::engine
