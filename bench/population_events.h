// SPDX-License-Identifier: Apache-2.0
// A made-up population as a marketplace's events, for measuring what stands between a ledger and a
// contract table.
#pragma once

#include <vector>

#include "bench/population.h"
#include "jss/history/event.h"

namespace jss::bench {

/// The events that make the contracts of a population, in the order in which they happen.
///
/// Each contract starts, is paid every other week at most, and ends as its state says, with
/// feedback of both sides, contacts, pauses, deadlines and disputes: some eight events a contract,
/// none of them after `options.as_of`. Ids have no order, as those of senders have none. Equal
/// options give equal events on every machine.
[[nodiscard]] std::vector<history::Event> population_events(const PopulationOptions& options);

}  // namespace jss::bench
