// SPDX-License-Identifier: Apache-2.0
#include "jss/history/contract_book.h"

#include <algorithm>
#include <cassert>
#include <type_traits>
#include <utility>

#include "jss/history/contract_fold.h"
#include "jss/history/event_order.h"
#include "jss/history/review_history.h"

namespace jss::history {
namespace {

using scoring::Executor;

// The first day after `day` on which more of `entries` happens, or less.
template <class Entries>
Day next_happening(const Entries& entries, Day day) {
  Day next = kNever;
  for (const auto& [event, retracted_from] : entries) {
    const Day happens = day_of(event->at);
    if (happens > day) next = std::min(next, happens);
    if (retracted_from > day) next = std::min(next, retracted_from);
  }
  return next;
}

// Calls `visit` with those of `entries` that have happened by the end of `day`.
template <class Entries, class Visit>
void visit_happened(const Entries& entries, Day day, Visit&& visit) {
  for (const auto& [event, retracted_from] : entries) {
    if (day_of(event->at) <= day && retracted_from > day) visit(*event);
  }
}

}  // namespace

struct ContractBook::Folded {
  std::optional<FoldedContract> contract;
  Day next;
};

std::uint32_t ContractBook::Groups::number_of(std::string_view name) {
  const auto known = names.intern(name);
  if (known.is_new) {
    entries.emplace_back();
    next.grow(entries.size());
  }
  return known.number;
}

void ContractBook::learn(std::span<const Event> events, std::optional<Timestamp> known_at) {
  for (const Event& event : events) {
    if (is_known(event, known_at)) learn_one(event);
  }
}

// Of one id the first counts, whenever it is learned of.
void ContractBook::learn_one(const Event& event) {
  if (check_form(event)) return;
  const auto [known, is_new] = event_of_id_.emplace(event.id, &event);
  if (!is_new) {
    const Event& first = *known->second;
    if (same_content(event, first) || !happens_before(event, first)) return;
    strike(first);
    // The key, too, belongs to the event that counts.
    event_of_id_.erase(known);
    event_of_id_.emplace(event.id, &event);
  }
  enter(event);
}

ContractBook::Place ContractBook::place_of(const Event& event) {
  if (const auto* body = std::get_if<ClientStandingChanged>(&event.body)) {
    return {&clients_, clients_.number_of(body->client)};
  }
  if (const auto* body = std::get_if<ReviewRequested>(&event.body)) {
    return {&reviews_, reviews_.number_of(body->review)};
  }
  if (const auto* body = std::get_if<ReviewDecided>(&event.body)) {
    return {&reviews_, reviews_.number_of(body->review)};
  }
  if (const auto* body = std::get_if<ProfileUpdated>(&event.body)) {
    return {&profiles_, profiles_.number_of(body->freelancer)};
  }
  const std::string_view contract = contract_of(event);
  if (contract.empty()) return {};
  return {&contracts_, contracts_.number_of(contract)};
}

void ContractBook::enter(const Event& event) {
  if (event.type() == EventType::retracted) {
    retract(event);
    return;
  }
  const Place place = place_of(event);
  if (place.groups == nullptr) return;
  auto& entries = place.groups->entries[place.group];
  auto at = entries.end();
  while (at != entries.begin() && happens_before(event, *std::prev(at)->event)) --at;
  entries.insert(at, Entry{&event, retracted_from(event)});
  place.groups->next.lower(place.group, day_of(event.at));
}

void ContractBook::strike(const Event& event) {
  if (event.type() == EventType::retracted) {
    const auto& named = std::get<Retracted>(event.body).event;
    auto& others = retractions_.find(named)->second;
    std::erase(others, &event);
    // The key, too, belongs to an event that counts.
    std::vector<const Event*> rest = std::move(others);
    retractions_.erase(named);
    if (!rest.empty()) {
      const std::string_view key = std::get<Retracted>(rest.front()->body).event;
      retractions_.emplace(key, std::move(rest));
    }
    set_retracted(named);
    return;
  }
  const Place place = place_of(event);
  if (place.groups == nullptr) return;
  std::erase_if(place.groups->entries[place.group],
                [&event](const Entry& entry) { return entry.event == &event; });
  place.groups->next.lower(place.group, day_of(event.at));
}

void ContractBook::retract(const Event& retraction) {
  const std::string_view named = std::get<Retracted>(retraction.body).event;
  retractions_[named].push_back(&retraction);
  set_retracted(named);
}

Day ContractBook::retracted_from(const Event& event) const {
  if (retractions_.empty()) return kNever;
  const auto found = retractions_.find(event.id);
  if (found == retractions_.end()) return kNever;
  Day first = kNever;
  for (const Event* retraction : found->second) first = std::min(first, day_of(retraction->at));
  return first;
}

// Notes anew from when the event of that id is retracted.
void ContractBook::set_retracted(std::string_view id) {
  const auto found = event_of_id_.find(id);
  if (found == event_of_id_.end() || found->second->type() == EventType::retracted) return;
  const Event& event = *found->second;
  const Place place = place_of(event);
  if (place.groups == nullptr) return;
  for (Entry& entry : place.groups->entries[place.group]) {
    if (entry.event != &event) continue;
    const Day before = entry.retracted_from;
    entry.retracted_from = retracted_from(event);
    place.groups->next.lower(place.group,
                             std::max(day_of(event.at), std::min(before, entry.retracted_from)));
  }
}

StateNews ContractBook::move_to(Day day, Executor& executor) {
  StateNews news;
  contract_.resize(contracts_.next.size());
  follow_reviews(day, executor);
  follow_clients(day, executor);
  contract_.resize(contracts_.next.size());
  const std::vector<std::uint32_t> due = contracts_.next.due_by(day, executor);
  std::vector<Folded> folded(due.size());
  constexpr std::size_t kAPiece = 256;
  executor.run((due.size() + kAPiece - 1) / kAPiece, [&](std::size_t piece) {
    const std::size_t end = std::min(due.size(), (piece + 1) * kAPiece);
    for (std::size_t i = piece * kAPiece; i < end; ++i) folded[i] = fold(due[i], day);
  });
  news.contracts.reserve(due.size());
  for (std::size_t i = 0; i < due.size(); ++i) take(due[i], std::move(folded[i]), news);
  follow_profiles(day, executor, news);
  return news;
}

ContractBook::Folded ContractBook::fold(std::uint32_t contract, Day day) const {
  std::vector<PlacedEvent> events;
  std::vector<IgnoredMoment> ignored;
  const auto& entries = contracts_.entries[contract];
  visit_happened(entries, day, [&events](const Event& event) {
    events.push_back({&event, static_cast<std::uint32_t>(events.size())});
  });
  Folded folded{.contract = fold_contract(events, day, ignored),
                .next = next_happening(entries, day)};
  if (folded.contract && folded.contract->next_change.present()) {
    folded.next = std::min(folded.next, folded.contract->next_change);
  }
  return folded;
}

void ContractBook::take(std::uint32_t contract, Folded folded, StateNews& news) {
  contracts_.next.set(contract, folded.next);
  Contract& known = contract_[contract];
  if (!folded.contract) {
    if (known.there) news.contracts.push_back({.contract = contract});
    known.there = false;
    return;
  }
  const ContractStarted& start = *folded.contract->start;
  const FreelancerIndex freelancer{freelancer_ids_.intern(start.freelancer).number};
  const ClientIndex client{client_ids_.intern(start.client).number};
  if (client.value >= client_.size()) {
    client_.resize(std::size_t{client.value} + 1);
  }
  Client& of_client = client_[client.value];
  if (!known.there || known.client != client) of_client.contracts.push_back(contract);
  known.there = true;
  known.freelancer = freelancer;
  known.client = client;
  folded.contract->state.client_standing = of_client.standing;
  folded.contract->state.excluded = known.excluded_by > 0;
  news.contracts.push_back({.contract = contract,
                            .there = true,
                            .freelancer = freelancer,
                            .client = client,
                            .state = folded.contract->state,
                            .paid_stretches = std::move(folded.contract->paid_stretches)});
  news.contracts.back().state.paid_stretches = {};
}

void ContractBook::follow_clients(Day day, Executor& executor) {
  for (const std::uint32_t group : clients_.next.due_by(day, executor)) {
    const auto& entries = clients_.entries[group];
    clients_.next.set(group, next_happening(entries, day));
    auto standing = scoring::Standing::good;
    visit_happened(entries, day, [&standing](const Event& event) {
      standing = std::get<ClientStandingChanged>(event.body).standing;
    });
    const std::uint32_t client = client_ids_.intern(clients_.names[group]).number;
    if (client >= client_.size()) client_.resize(std::size_t{client} + 1);
    if (client_[client].standing == standing) continue;
    client_[client].standing = standing;
    for (const std::uint32_t contract : client_[client].contracts) {
      contracts_.next.lower(contract, day);
    }
  }
}

void ContractBook::follow_reviews(Day day, Executor& executor) {
  review_.resize(reviews_.next.size());
  for (const std::uint32_t group : reviews_.next.due_by(day, executor)) {
    const auto& entries = reviews_.entries[group];
    reviews_.next.set(group, next_happening(entries, day));
    ReviewHistory told;
    visit_happened(entries, day, [&told](const Event& event) {
      if (const auto* body = std::get_if<ReviewRequested>(&event.body)) told.request(*body);
    });
    visit_happened(entries, day, [&told](const Event& event) {
      if (const auto* body = std::get_if<ReviewDecided>(&event.body)) told.decide(body->decision);
    });
    Review review{.excludes = told.excludes};
    if (told.contract) review.contract = contracts_.number_of(*told.contract);
    contract_.resize(contracts_.next.size());
    const auto count = [&](const Review& what, int by) {
      if (what.contract == TextInterner::kAbsent || !what.excludes) return;
      auto& excluded_by = contract_[what.contract].excluded_by;
      excluded_by = static_cast<std::uint16_t>(excluded_by + by);
      contracts_.next.lower(what.contract, day);
    };
    count(review_[group], -1);
    count(review, 1);
    review_[group] = review;
  }
}

void ContractBook::follow_profiles(Day day, Executor& executor, StateNews& news) {
  for (const std::uint32_t group : profiles_.next.due_by(day, executor)) {
    const auto& entries = profiles_.entries[group];
    profiles_.next.set(group, next_happening(entries, day));
    ProfileNews profile{.freelancer = {freelancer_ids_.intern(profiles_.names[group]).number}};
    visit_happened(entries, day, [&profile](const Event& event) {
      profile.completeness = std::get<ProfileUpdated>(event.body).completeness;
    });
    news.profiles.push_back(profile);
  }
}

}  // namespace jss::history
