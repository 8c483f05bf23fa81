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

}  // namespace jss::engine
