// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/relationships.h"

#include <algorithm>
#include <numeric>

namespace jss::insight {

using scoring::ContractState;

std::size_t Relationships::slot_of(FreelancerIndex freelancer, ClientIndex client) const {
  // Multiplied by a large odd number, the upper bits depend on all of the lower ones.
  const std::uint64_t key = std::uint64_t{freelancer.value} << 32U | client.value;
  std::size_t slot = (key * 0x9e3779b97f4a7c15U >> 20U) & (slots_.size() - 1);
  while (slots_[slot] != kNone) {
    const Relationship& there = relationships_[slots_[slot]];
    if (there.freelancer == freelancer && there.client == client) break;
    slot = (slot + 1) & (slots_.size() - 1);
  }
  return slot;
}

std::uint32_t Relationships::find(FreelancerIndex freelancer, ClientIndex client) const {
  return slots_.empty() ? kNone : slots_[slot_of(freelancer, client)];
}

void Relationships::grow() {
  slots_.assign(slots_.empty() ? 64 : 2 * slots_.size(), kNone);
  for (std::uint32_t i = 0; i < size(); ++i) {
    slots_[slot_of(relationships_[i].freelancer, relationships_[i].client)] = i;
  }
}

std::uint32_t Relationships::find_or_make(FreelancerIndex freelancer, ClientIndex client) {
  if (3 * (std::size_t{size()} + 1) > 2 * slots_.size()) grow();
  std::uint32_t& slot = slots_[slot_of(freelancer, client)];
  if (slot != kNone) return slot;
  slot = size();
  if (client.value >= clients_.size()) clients_.resize(std::size_t{client.value} + 1);
  if (freelancer.value >= contracts_of_freelancer_.size()) {
    contracts_of_freelancer_.resize(std::size_t{freelancer.value} + 1);
  }
  std::uint32_t& first = clients_[client.value].first;
  relationships_.push_back({.freelancer = freelancer, .client = client, .next_of_client = first});
  contract_count_.push_back(0);
  first = slot;
  return slot;
}

void Relationships::set_state(std::uint32_t contract, const ContractState& state) {
  rows_[contract] =
      Row{.started_on = state.started_on,
          .ended_on = state.ended_on,
          .first_paid_on = state.first_paid_on,
          .last_paid_on = state.last_paid_on,
          .feedback_on = state.feedback_on,
          .paused_on = state.paused_on,
          .resumed_on = state.resumed_on,
          .last_contact_on = state.last_contact_on,
          .due_on = state.due_on,
          .delivered_on = state.delivered_on,
          .earned = state.earned,
          .stars = state.stars,
          .client_stars = state.client_stars,
          .recommend = state.recommend,
          .end_reason = state.end_reason,
          .ended_by = state.ended_by,
          .dispute = state.dispute,
          .client_standing = state.client_standing,
          .feedback_removed = state.feedback_removed,
          .excluded = state.excluded,
          .stretches =
              state.paid_stretches.empty() ? 0 : stretches_.intern(state.paid_stretches).number + 1,
          .next = rows_[contract].next};
}

std::uint32_t Relationships::put(std::uint32_t contract, FreelancerIndex freelancer,
                                 ClientIndex client, const ContractState& state) {
  std::uint32_t number = of_contract(contract);
  if (number == kNone || relationships_[number].freelancer != freelancer ||
      relationships_[number].client != client) {
    remove(contract);
    number = find_or_make(freelancer, client);
    link(contract, number);
  }
  set_state(contract, state);
  return number;
}

void Relationships::link(std::uint32_t contract, std::uint32_t number) {
  if (contract >= rows_.size()) {
    rows_.resize(std::size_t{contract} + 1);
    relationship_of_.resize(rows_.size(), kNone);
  }
  Relationship& relationship = relationships_[number];
  relationship_of_[contract] = number;
  rows_[contract].next = relationship.first_contract;
  relationship.first_contract = contract;
  ++contracts_of_freelancer_[relationship.freelancer.value];
  std::uint32_t& most = clients_[relationship.client.value].most_contracts;
  most = std::max(most, ++contract_count_[number]);
}

void Relationships::remove(std::uint32_t contract) {
  const std::uint32_t number = of_contract(contract);
  if (number == kNone) return;
  Relationship& relationship = relationships_[number];
  std::uint32_t* link = &relationship.first_contract;
  while (*link != contract) link = &rows_[*link].next;
  *link = rows_[contract].next;
  --contract_count_[number];
  --contracts_of_freelancer_[relationship.freelancer.value];
  rows_[contract] = Row();
  relationship_of_[contract] = kNone;
}

std::vector<std::uint32_t> Relationships::by_freelancer() const {
  std::vector<std::uint32_t> next(std::size_t{freelancer_count()} + 1);
  for (const Relationship& relationship : relationships_) ++next[relationship.freelancer.value + 1];
  std::partial_sum(next.begin(), next.end(), next.begin());
  std::vector<std::uint32_t> order(size());
  for (std::uint32_t i = 0; i < size(); ++i) order[next[relationships_[i].freelancer.value]++] = i;
  return order;
}

std::size_t Relationships::bytes() const {
  return rows_.capacity() * sizeof(Row) + relationship_of_.capacity() * sizeof(std::uint32_t) +
         relationships_.capacity() * sizeof(Relationship) +
         contract_count_.capacity() * sizeof(std::uint32_t) +
         slots_.capacity() * sizeof(std::uint32_t) + clients_.capacity() * sizeof(Client) +
         contracts_of_freelancer_.capacity() * sizeof(std::uint32_t);
}

}  // namespace jss::insight
