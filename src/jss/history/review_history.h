// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "jss/history/event.h"

namespace jss::history {

/// What was said of one review: its requests are told first, then its decisions, each in the order
/// in which they happened. Texts are not copied.
struct ReviewHistory {
  std::optional<std::string_view> contract;  ///< The one that the first request names.
  bool excludes = false;                     ///< By its decisions, the contract does not count.

  /// False if it was requested before, which changes nothing.
  bool request(const ReviewRequested& event) {
    if (contract) return false;
    contract = event.contract;
    return true;
  }

  /// The last decision counts, but one that only upholds leaves things as they are.
  void decide(ReviewDecision decision) {
    if (decision == ReviewDecision::upheld) return;
    excludes = decision == ReviewDecision::excluded;
  }
};

}  // namespace jss::history
