// SPDX-License-Identifier: Apache-2.0
#include "jss/scoring/state_table.h"

#include <algorithm>

namespace jss::scoring {

void StateTable::clear() {
  table_.client.clear();
  table_.freelancer_begin.resize(1);
  table_.profile_completeness.clear();
  if (table_.texts.size() > 1) table_.texts = TextPool();
}

void StateTable::add_freelancer(std::int8_t completeness) {
  table_.freelancer_begin.push_back(table_.size());
  table_.profile_completeness.push_back(completeness);
}

void StateTable::add(ClientIndex client, const ContractState& state) {
  const std::uint32_t row = table_.size();
  table_.client.push_back(client);
  if (row >= table_.started_on.size()) make_room();
  table_.paid_stretches[row] = {};
  table_.set_state(row, state);
  ++table_.freelancer_begin.back();
}

// All columns but `client`, which tells how many rows there are, are longer than they need to be.
void StateTable::make_room() {
  constexpr std::size_t kFewest = 64;
  const std::size_t rows = std::max(kFewest, 2 * table_.started_on.size());
  const auto grow = [rows](auto&... columns) { (columns.resize(rows), ...); };
  grow(table_.started_on, table_.ended_on, table_.first_paid_on, table_.last_paid_on,
       table_.feedback_on, table_.paused_on, table_.resumed_on, table_.last_contact_on,
       table_.due_on, table_.delivered_on, table_.earned, table_.stars, table_.client_stars,
       table_.recommend, table_.ended_by, table_.end_reason, table_.dispute, table_.client_standing,
       table_.feedback_removed, table_.excluded, table_.paid_stretches);
}

}  // namespace jss::scoring
