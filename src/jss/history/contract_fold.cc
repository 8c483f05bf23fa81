// SPDX-License-Identifier: Apache-2.0
#include "jss/history/contract_fold.h"

#include <algorithm>
#include <type_traits>

namespace jss::history {

std::string_view contract_of(const Event& event) {
  return std::visit(
      [](const auto& body) -> std::string_view {
        using Body = std::decay_t<decltype(body)>;
        if constexpr (requires { body.contract; } && !std::is_same_v<Body, ReviewRequested>) {
          return body.contract;
        } else {
          return {};
        }
      },
      event.body);
}

std::string of_unknown_contract(std::string_view contract) {
  return "names contract '" + std::string(contract) + "', which has not started";
}

std::optional<FoldedContract> fold_contract(std::span<const PlacedEvent> events, Day as_of,
                                            std::vector<IgnoredMoment>& ignored) {
  const auto start = std::find_if(events.begin(), events.end(), [](const PlacedEvent& placed) {
    return placed.event->type() == EventType::contract_started;
  });
  if (start == events.end()) {
    for (const auto& [event, position] : events) {
      ignored.push_back({position, of_unknown_contract(contract_of(*event))});
    }
    return std::nullopt;
  }
  FoldedContract folded{.start = std::get_if<ContractStarted>(&start->event->body)};
  ContractHistory history(*folded.start, day_of(start->event->at));
  for (const auto& [event, position] : events) {
    const Moment moment{position, day_of(event->at)};
    std::visit(
        [&](const auto& body) {
          if constexpr (requires { history.add(body, moment); }) {
            history.add(body, moment);
          } else if constexpr (std::is_same_v<std::decay_t<decltype(body)>, ContractStarted>) {
            if (&body == folded.start) return;
            ignored.push_back({moment.position, "starts contract '" + body.contract + "' again"});
          }
        },
        event->body);
  }
  folded.state = history.state(as_of, folded.paid_stretches, ignored);
  folded.next_change = history.next_change(as_of);
  return folded;
}

}  // namespace jss::history
