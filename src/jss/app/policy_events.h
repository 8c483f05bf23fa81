// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jss/base/result.h"
#include "jss/base/timestamp.h"
#include "jss/history/policy_life.h"
#include "jss/ledger/event_ledger.h"

namespace jss::app {

/// The digest of a policy's text, as events hold it: SHA-256 in hexadecimal digits.
[[nodiscard]] std::string policy_digest(std::string_view text);

/// The life of policies that those events tell, as known at `known_at`.
[[nodiscard]] history::PolicyLife policy_life_of(std::span<const history::Event> events,
                                                 const std::optional<Timestamp>& known_at);

/// All events of a ledger that shape its policies, in the order of their records. Walks the whole
/// ledger, and makes events of these records only.
///
/// Errors: those of `EventLedger::read`; `corruption` for a record that holds no event.
[[nodiscard]] Result<std::vector<history::Event>> policy_events(ledger::EventLedger& ledger);

}  // namespace jss::app
