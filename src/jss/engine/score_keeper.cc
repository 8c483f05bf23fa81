// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/score_keeper.h"

#include <algorithm>
#include <string>

#include "jss/history/replay.h"
#include "jss/scoring/population.h"

namespace jss::engine {

insight::DayPass ScoreKeeper::move_to(Day day, scoring::Executor& executor) {
  const history::StateNews news = contracts_.move_to(day, executor);
  for (const history::ContractNews& contract : news.contracts) {
    if (!contract.there) {
      scores_.remove(contract.contract);
      continue;
    }
    scoring::ContractState state = contract.state;
    state.paid_stretches = contract.paid_stretches;
    scores_.put(contract.contract, contract.freelancer, contract.client, state);
  }
  for (const auto& [freelancer, completeness] : news.profiles) {
    scores_.set_profile(freelancer, completeness);
  }
  return scores_.move_to(day, executor);
}

std::vector<std::string> ScoreKeeper::missed(std::span<const history::Event> events,
                                             scoring::Executor& executor,
                                             std::optional<Timestamp> known_at) const {
  const scoring::ContractTable table =
      history::replay(events, scores_.day(), known_at, nullptr, executor);
  const scoring::Rules& rules = scores_.policy().rules;
  const auto records = client_records(table, rules, scores_.day(), executor);
  const scoring::Question question(rules, scores_.day(), records);
  std::vector<std::string> missed;
  std::uint32_t known = 0;
  for (std::uint32_t i = 0; i < scores_.freelancer_count(); ++i) {
    const insight::BookedScore& shown = scores_.shown({i});
    const std::string_view id = freelancer_id({i});
    const auto freelancer = table.find_freelancer(id);
    if (freelancer) ++known;
    const bool same =
        freelancer ? shown == insight::booked_score(scoring::score(table, *freelancer, question))
                   : !shown.there;
    if (!same) missed.emplace_back(id);
  }
  if (known < table.freelancer_count()) {
    std::vector<std::string_view> ids;
    for (std::uint32_t i = 0; i < scores_.freelancer_count(); ++i) {
      ids.push_back(freelancer_id({i}));
    }
    std::sort(ids.begin(), ids.end());
    for (std::uint32_t i = 0; i < table.freelancer_count(); ++i) {
      const std::string_view id = table.freelancer_id({i});
      if (!std::binary_search(ids.begin(), ids.end(), id)) missed.emplace_back(id);
    }
  }
  return missed;
}

namespace {

// A snapshot stays as it is, and time alone goes on.
insight::DayPass pass_over(const scoring::ContractTable& table, insight::ScoreBook& book, Day since,
                           Day to, scoring::Executor& executor) {
  for (std::uint32_t i = 0; i < table.freelancer_count(); ++i) {
    const scoring::RowRange rows = table.rows_of({i});
    for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
      book.put(row, {i}, table.client[row], table.state(row));
    }
    book.set_profile({i}, table.profile_completeness[i]);
  }
  book.move_to(since, executor);
  return book.move_to(to, executor);
}

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
    insight::ScoreBook book(policies);
    const auto pass = pass_over(table, book, since, evaluation.as_of(), executor);
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
