// SPDX-License-Identifier: Apache-2.0
#include "jss/service/contract_owner.h"

#include <set>
#include <tuple>

namespace jss::service {

std::optional<std::string> owner_of(std::span<const history::Event> events,
                                    std::string_view contract) {
  std::set<std::string_view> retracted;
  for (const history::Event& event : events) {
    const auto* body = std::get_if<history::Retracted>(&event.body);
    if (body != nullptr) retracted.insert(body->event);
  }
  const history::Event* first = nullptr;
  for (const history::Event& event : events) {
    const auto* start = std::get_if<history::ContractStarted>(&event.body);
    if (start == nullptr || start->contract != contract || retracted.contains(event.id)) continue;
    if (first == nullptr || std::tie(event.at, event.id) < std::tie(first->at, first->id)) {
      first = &event;
    }
  }
  if (first == nullptr) return std::nullopt;
  return std::get<history::ContractStarted>(first->body).freelancer;
}

}  // namespace jss::service
