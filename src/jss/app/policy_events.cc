// SPDX-License-Identifier: Apache-2.0
#include "jss/app/policy_events.h"

#include <utility>

#include "jss/app/ledger_place.h"
#include "jss/ledger/digest.h"

namespace jss::app {
namespace {

// The facts of a record begin with its type.
constexpr std::string_view kPolicy = R"({"type":"policy_)";
constexpr std::string_view kPublication = R"({"type":"publication_)";

}  // namespace

std::string policy_digest(std::string_view text) { return ledger::to_hex(ledger::sha256(text)); }

history::PolicyLife policy_life_of(std::span<const history::Event> events,
                                   const std::optional<Timestamp>& known_at) {
  return {events, known_at, policy_digest};
}

Result<std::vector<history::Event>> policy_events(ledger::EventLedger& ledger) {
  std::vector<history::Event> events;
  RecordReader reader;
  const auto done = ledger.read({}, [&](const ledger::Record& record) -> Result<void> {
    const std::string_view facts = record.bytes;
    if (!facts.starts_with(kPolicy) && !facts.starts_with(kPublication)) return {};
    auto event = reader.event_of(record);
    if (!event) return tl::unexpected(event.error());
    if (history::shapes_policies(event->type())) events.push_back(std::move(*event));
    return {};
  });
  if (!done) return tl::unexpected(done.error());
  return events;
}

}  // namespace jss::app
