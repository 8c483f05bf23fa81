// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "jss/app/file_reader.h"
#include "jss/base/result.h"
#include "jss/base/timestamp.h"
#include "jss/history/event.h"
#include "jss/ledger/event_ledger.h"

namespace jss::app {

/// What a ledger tells of one publication.
struct Publication {
  history::PublicationOpened opened;
  Timestamp at;                                ///< When it was opened.
  std::vector<history::ScorePublished> shown;  ///< In the order of their records.
  /// How many freelancers it told of, by its last event; nothing where it was interrupted.
  std::optional<std::uint64_t> closed;
};

/// A ledger read whole: what happened on the marketplace, and what was published of it.
class PublicationLog {
 public:
  /// Which scores that were shown are kept in memory.
  enum class Keep : std::uint8_t {
    all,
    unfinished,  ///< Only those of publications that were interrupted.
  };

  /// Errors: those of `EventLedger::read`; `corruption` for a record that holds no event.
  [[nodiscard]] static Result<PublicationLog> read(ledger::EventLedger& ledger, Keep keep,
                                                   const Progress& progress);

  /// What happened on the marketplace, in the order of the records.
  [[nodiscard]] const std::vector<history::Event>& events() const { return events_; }
  /// What was decided of policies, and the openings of publications, in the order of the records.
  [[nodiscard]] const std::vector<history::Event>& decisions() const { return decisions_; }

  /// In the order of their records.
  [[nodiscard]] const std::vector<Publication>& publications() const { return publications_; }

  /// The publication of that id; nullptr if there is none.
  [[nodiscard]] const Publication* find(std::string_view id) const;

  /// The last record that was there at that time; of no record where there was none.
  [[nodiscard]] ledger::Head head_at(std::optional<Timestamp> known_at) const;

  /// The digest of a record, all zero for no record; nothing where there is no such record.
  [[nodiscard]] std::optional<ledger::Digest> digest_of(std::uint64_t seq) const;

 private:
  void take(history::Event event, Keep keep);

  std::vector<history::Event> events_;
  std::vector<history::Event> decisions_;
  std::vector<Publication> publications_;
  std::unordered_map<std::string, std::size_t> number_of_;  // by the publication's id
  std::vector<ledger::Digest> digests_;                     // of the records, from the first
  std::vector<Timestamp> recorded_at_;
};

}  // namespace jss::app
