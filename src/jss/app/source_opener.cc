// SPDX-License-Identifier: Apache-2.0
#include "jss/app/source_opener.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "jss/app/ledger_place.h"
#include "jss/app/policy_events.h"

namespace jss::app {
namespace {

constexpr std::uint64_t kMostReserved = 1'000'000;

Result<engine::Source> open_on_ledger(const engine::SourceRequest& request,
                                      const Progress& progress, Day today) {
  const std::string name = shown_ledger(request.paths.front());
  if (request.paths.size() != 1) return invalid(name + ": is a ledger: give it alone");
  if (request.profiles || request.answers) {
    return invalid(name +
                   ": is a ledger, which tells everything itself: --profiles goes with a contract "
                   "table, --answers with exports");
  }
  auto ledger = open_ledger(request.paths.front(), ledger::Access::read);
  if (!ledger) return tl::unexpected(ledger.error());
  const auto head = ledger->head();
  if (!head) return tl::unexpected(head.error());
  std::vector<history::Event> events;
  std::vector<history::Event> policy_events;
  // The number is only checked with the record itself: a damaged one must not ask for the world.
  events.reserve(std::min(head->seq, kMostReserved));
  RecordReader reader;
  const auto done = ledger->read({}, [&](const ledger::Record& record) -> Result<void> {
    auto event = reader.event_of(record);
    if (!event) return tl::unexpected(event.error());
    // What was shown once changes no state, and may outnumber everything else by far.
    const bool is_theirs = history::is_operators(event->type());
    if (is_theirs && history::shapes_policies(event->type())) {
      policy_events.push_back(std::move(*event));
    } else if (!is_theirs) {
      events.push_back(std::move(*event));
    }
    if (progress) progress(record.seq, head->seq);
    return {};
  });
  if (!done) return tl::unexpected(done.error());
  return engine::Source::of_ledger(name, std::move(events), std::move(policy_events), policy_digest,
                                   today);
}

}  // namespace

Result<engine::Source> open_source(const engine::SourceRequest& request, const Progress& progress,
                                   Day today) {
  if (request.paths.empty()) return invalid("give a source");
  const std::string& first = request.paths.front();
  if (names_ledger(first)) return open_on_ledger(request, progress, today);
  engine::SourceReader reader(first, file_size(first));
  const auto feed = [&reader](std::string_view bytes) { reader.feed(bytes); };
  if (auto done = read_file(first, feed, progress); !done) return tl::unexpected(done.error());
  return reader.finish(request, read_text);
}

}  // namespace jss::app
