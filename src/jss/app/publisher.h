// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "jss/app/file_reader.h"
#include "jss/app/publication_log.h"
#include "jss/app/score_series.h"
#include "jss/base/result.h"
#include "jss/engine/policy_shelf.h"
#include "jss/scoring/population.h"

namespace jss::app {

/// Whether a policy shows its scores on that day, by its `cadence`.
[[nodiscard]] bool is_showing_day(const scoring::Policy& policy, Day day);

/// Publishes everybody's score on the days on which the policies in force show them. What is
/// written is durable batch by batch; a publication counts once it is closed. One that was
/// interrupted is finished with the day, the knowledge and the policy with which it was opened.
///
/// Refers to the ledger, the log that was read from it, the shelf and the executor. Not shared
/// between threads.
class Publisher {
 public:
  Publisher(ledger::EventLedger& ledger, const PublicationLog& log, engine::PolicyShelf& shelf,
            scoring::Executor& executor)
      : ledger_(ledger), log_(log), shelf_(shelf), scores_(log.events(), executor) {}

  /// The days on which something is to be shown, from `from` to `to`, both included, without those
  /// that were published or opened. Without `from`: since the latest publication; where there is
  /// none, only the last such day.
  ///
  /// Errors: those of `engine::PolicyShelf::choose`.
  [[nodiscard]] Result<std::vector<Day>> due_days(std::optional<Day> from, Day to) const;

  /// The first day after `day` on which something is to be shown; nothing within two years.
  [[nodiscard]] Result<std::optional<Day>> next_day(Day day) const;

  /// So many publications are to be computed. Where the days follow each other, those after the
  /// first reckon only those again whose score may have changed.
  void expect(std::size_t publications) { scores_.expect(publications); }

  /// Computes what a publication of that day shows, from what was recorded by `known_at` if given,
  /// else from all that the log holds. Nothing is written yet.
  ///
  /// Errors: those of `engine::PolicyShelf::choose` and `scores_of`.
  [[nodiscard]] Result<Publication> compute(Day as_of, std::optional<Timestamp> known_at,
                                            Timestamp now);

  /// The same for a publication that was interrupted: all it is to show.
  ///
  /// Errors: those of `scores_of`; `corruption` where it showed something that does not follow.
  [[nodiscard]] Result<Publication> compute(const Publication& interrupted);

  /// Writes what the ledger does not hold of a publication yet, and closes it.
  ///
  /// Errors: those of `EventLedger::append`; `conflict` where another run does the same meanwhile
  /// with other knowledge.
  [[nodiscard]] Result<void> write(Publication& publication,
                                   const std::function<Timestamp()>& clock,
                                   const Progress& progress);

 private:
  ledger::EventLedger& ledger_;
  const PublicationLog& log_;
  engine::PolicyShelf& shelf_;
  ScoreSeries scores_;
};

}  // namespace jss::app
