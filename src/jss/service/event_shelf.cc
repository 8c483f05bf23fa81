// SPDX-License-Identifier: Apache-2.0
#include "jss/service/event_shelf.h"

#include <algorithm>
#include <utility>

#include "jss/io/event_parts.h"

namespace jss::service {
namespace {

void add_once(std::vector<std::uint32_t>& numbers, std::uint32_t number) {
  if (std::ranges::find(numbers, number) == numbers.end()) numbers.push_back(number);
}

}  // namespace

const history::Event& EventShelf::add(history::Event event) {
  const auto position = static_cast<std::uint32_t>(events_.size());
  events_.push_back(std::move(event));
  const history::Event& there = events_.back();
  position_of_id_.try_emplace(there.id, position);
  enter(there, position);
  return there;
}

void EventShelf::enter(const history::Event& event, std::uint32_t position) {
  if (const auto* retracted = std::get_if<history::Retracted>(&event.body)) {
    retractions_[retracted->event].push_back(position);
    return;
  }
  if (const auto* decided = std::get_if<history::ReviewDecided>(&event.body)) {
    decisions_[decided->review].push_back(position);
    return;
  }
  const io::EventParts parts = io::event_parts(event);
  enter_keys(parts.contract, parts.freelancer, parts.client, position);
}

void EventShelf::enter_keys(const std::string& contract_id, const std::string& freelancer_id,
                            const std::string& client_id, std::uint32_t position) {
  if (contract_id.empty()) {
    if (!freelancer_id.empty()) freelancer(freelancer_id).events.push_back(position);
    if (!client_id.empty()) clients_[client(client_id)].events.push_back(position);
    return;
  }
  Contract& named = contract(contract_id);
  named.events.push_back(position);
  const std::uint32_t number = contract_names_.number.at(contract_id);
  if (!freelancer_id.empty()) add_once(freelancer(freelancer_id).contracts, number);
  if (!client_id.empty()) {
    const std::uint32_t who = client(client_id);
    if (std::ranges::find(named.clients, who) == named.clients.end()) {
      named.clients.push_back(who);
      clients_[who].contracts.push_back(number);
    }
  }
}

EventShelf::Contract& EventShelf::contract(const std::string& id) {
  const std::uint32_t number = contract_names_.of(id, contracts_.size());
  if (number == contracts_.size()) contracts_.emplace_back();
  return contracts_[number];
}

EventShelf::Person& EventShelf::freelancer(const std::string& id) {
  const std::uint32_t number = freelancer_names_.of(id, freelancers_.size());
  if (number == freelancers_.size()) freelancers_.emplace_back();
  return freelancers_[number];
}

std::uint32_t EventShelf::client(const std::string& id) {
  const std::uint32_t number = client_names_.of(id, clients_.size());
  if (number == clients_.size()) clients_.emplace_back();
  return number;
}

const history::Event* EventShelf::find(std::string_view id) const {
  const auto found = position_of_id_.find(id);
  return found == position_of_id_.end() ? nullptr : &events_[found->second];
}

void EventShelf::for_each(const std::function<void(const history::Event&)>& visit) const {
  std::ranges::for_each(events_, visit);
}

bool EventShelf::knows(std::string_view freelancer) const {
  return freelancer_names_.number.contains(std::string(freelancer));
}

// An event, the decision where it asks for a review, and whatever retracts either.
void EventShelf::take_with_what_follows(std::uint32_t position, Positions& taken) const {
  taken.push_back(position);
  const history::Event& event = events_[position];
  const auto retracted = retractions_.find(event.id);
  if (retracted != retractions_.end()) {
    taken.insert(taken.end(), retracted->second.begin(), retracted->second.end());
  }
  const auto* asked = std::get_if<history::ReviewRequested>(&event.body);
  if (asked == nullptr) return;
  const auto decided = decisions_.find(asked->review);
  if (decided == decisions_.end()) return;
  for (const std::uint32_t decision : decided->second) take_with_what_follows(decision, taken);
}

std::vector<history::Event> EventShelf::about(std::string_view freelancer) const {
  const auto who = freelancer_names_.number.find(std::string(freelancer));
  if (who == freelancer_names_.number.end()) return {};
  const Person& person = freelancers_[who->second];
  Positions taken;
  const auto take = [&](const Positions& positions) {
    for (const std::uint32_t position : positions) take_with_what_follows(position, taken);
  };
  take(person.events);
  std::vector<std::uint32_t> clients;
  for (const std::uint32_t contract : person.contracts) {
    take(contracts_[contract].events);
    for (const std::uint32_t client : contracts_[contract].clients) clients.push_back(client);
  }
  std::ranges::sort(clients);
  clients.erase(std::ranges::unique(clients).begin(), clients.end());
  for (const std::uint32_t client : clients) {
    take(clients_[client].events);
    for (const std::uint32_t contract : clients_[client].contracts) {
      take(contracts_[contract].events);
    }
  }
  return in_order(std::move(taken));
}

std::vector<history::Event> EventShelf::of_contract(std::string_view contract) const {
  const auto number = contract_names_.number.find(std::string(contract));
  if (number == contract_names_.number.end()) return {};
  const Contract& named = contracts_[number->second];
  Positions taken;
  for (const std::uint32_t position : named.events) take_with_what_follows(position, taken);
  for (const std::uint32_t client : named.clients) {
    for (const std::uint32_t position : clients_[client].events) {
      const bool is_standing =
          events_[position].type() == history::EventType::client_standing_changed;
      if (is_standing) take_with_what_follows(position, taken);
    }
  }
  return in_order(std::move(taken));
}

std::vector<history::Event> EventShelf::in_order(Positions taken) const {
  std::ranges::sort(taken);
  taken.erase(std::ranges::unique(taken).begin(), taken.end());
  std::vector<history::Event> events;
  events.reserve(taken.size());
  for (const std::uint32_t position : taken) events.push_back(events_[position]);
  return events;
}

}  // namespace jss::service
