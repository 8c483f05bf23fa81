// SPDX-License-Identifier: Apache-2.0
#include "jss/app/publication_log.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "jss/app/ledger_place.h"

namespace jss::app {

using history::Event;

Result<PublicationLog> PublicationLog::read(ledger::EventLedger& ledger, Keep keep,
                                            const Progress& progress) {
  const auto head = ledger.head();
  if (!head) return tl::unexpected(head.error());
  PublicationLog log;
  RecordReader reader;
  const auto done = ledger.read({}, [&](const ledger::Record& record) -> Result<void> {
    auto event = reader.event_of(record);
    if (!event) return tl::unexpected(event.error());
    log.digests_.push_back(record.digest);
    log.recorded_at_.push_back(record.recorded_at);
    log.take(std::move(*event), keep);
    if (progress) progress(record.seq, head->seq);
    return {};
  });
  if (!done) return tl::unexpected(done.error());
  return log;
}

void PublicationLog::take(Event event, Keep keep) {
  if (!history::is_operators(event.type())) {
    events_.push_back(std::move(event));
    return;
  }
  if (auto* opened = std::get_if<history::PublicationOpened>(&event.body)) {
    const bool is_new = number_of_.try_emplace(opened->publication, publications_.size()).second;
    if (is_new) publications_.push_back({.opened = *opened, .at = event.at});
    decisions_.push_back(std::move(event));
  } else if (auto* score = std::get_if<history::ScorePublished>(&event.body)) {
    const auto found = number_of_.find(score->publication);
    if (found != number_of_.end()) publications_[found->second].shown.push_back(std::move(*score));
  } else if (auto* closed = std::get_if<history::PublicationClosed>(&event.body)) {
    const auto found = number_of_.find(closed->publication);
    if (found == number_of_.end()) return;
    Publication& publication = publications_[found->second];
    if (!publication.closed) publication.closed = closed->scores;
    if (keep == Keep::unfinished) publication.shown = {};
  } else {
    decisions_.push_back(std::move(event));
  }
}

const Publication* PublicationLog::find(std::string_view id) const {
  const auto found = number_of_.find(std::string(id));
  return found == number_of_.end() ? nullptr : &publications_[found->second];
}

ledger::Head PublicationLog::head_at(std::optional<Timestamp> known_at) const {
  // The instants rise strictly with the records.
  const auto end = known_at ? std::upper_bound(recorded_at_.begin(), recorded_at_.end(), *known_at)
                            : recorded_at_.end();
  const auto count = static_cast<std::size_t>(end - recorded_at_.begin());
  if (count == 0) return {};
  return {.seq = count, .recorded_at = recorded_at_[count - 1], .digest = digests_[count - 1]};
}

std::optional<ledger::Digest> PublicationLog::digest_of(std::uint64_t seq) const {
  if (seq == 0) return ledger::Digest{};
  if (seq > digests_.size()) return std::nullopt;
  return digests_[seq - 1];
}

}  // namespace jss::app
