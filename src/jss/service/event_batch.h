// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "jss/history/event.h"
#include "jss/io/problem_json.h"

namespace jss::service {

/// How many events may be sent at once.
inline constexpr std::size_t kMostEvents = 10'000;

/// How a batch of events is written.
enum class BatchForm : std::uint8_t {
  lines,  ///< `application/x-ndjson`: one event a line, as in an event file.
  list,   ///< `application/json`: a list of the same.
};

/// What was sent: events, each with the number of its line, or of its place in the list; or what is
/// wrong, with at most twenty problems.
struct EventBatch {
  std::vector<std::pair<std::uint64_t, history::Event>> events;
  std::vector<io::ItemProblem> problems;
};

/// Reads a batch. Refuses what an event file refuses, and what only a ledger knows: `recorded_at`
/// and records.
[[nodiscard]] EventBatch read_event_batch(std::string_view body, BatchForm form);

}  // namespace jss::service
