// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jss/base/day.h"
#include "jss/history/contract_history.h"
#include "jss/history/event.h"

namespace jss::history {

/// The contract that an event tells of; empty if it tells of none, as a request for a review, which
/// only names one.
[[nodiscard]] std::string_view contract_of(const Event& event);

/// An event and its place in the order of all events.
struct PlacedEvent {
  const Event* event = nullptr;
  std::uint32_t position = 0;
};

/// A contract that has started, and what became of it.
struct FoldedContract {
  const ContractStarted* start = nullptr;
  /// All but the client's standing and the decisions of reviews; its stretches are in
  /// `paid_stretches`.
  scoring::ContractState state;
  std::string paid_stretches;
  /// The first day after `as_of` on which the state becomes another one if nothing happens: a
  /// deadline comes, or feedback takes effect. Absent if it stays.
  Day next_change;
};

/// The state at the end of `as_of` that follows from the events of one contract, which come in the
/// order in which they happen, none of them after `as_of`. Nothing if none of them is a start. What
/// had no effect is added to `ignored`.
[[nodiscard]] std::optional<FoldedContract> fold_contract(std::span<const PlacedEvent> events,
                                                          Day as_of,
                                                          std::vector<IgnoredMoment>& ignored);

/// What is wrong with an event of a contract that has not started.
[[nodiscard]] std::string of_unknown_contract(std::string_view contract);

}  // namespace jss::history
