// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "jss/base/result.h"
#include "jss/engine/score_keeper.h"
#include "jss/history/event.h"
#include "jss/scoring/policy.h"
#include "jss/scoring/population.h"

namespace jss::app {

/// The scores of one publication after the other, each as `scores_of` gives them: as long as the
/// days and what was known of them go on, nobody is reckoned again whose score cannot have changed.
///
/// Some 1.1 kB a freelancer and 100 bytes an event, where there are several. Not shared between
/// threads.
class ScoreSeries {
 public:
  /// The marketplace's events in the order of their records, which rise with what was known. They
  /// must outlive the series and not move, the executor too.
  ScoreSeries(std::span<const history::Event> events, scoring::Executor& executor)
      : events_(events), executor_(executor) {}

  /// So many publications are to come: with one or two, nothing is kept for the next.
  void expect(std::size_t publications) { expected_ = publications; }

  /// The scores that follow from what the publication opened with.
  ///
  /// Errors: those of `kept_policy`.
  [[nodiscard]] Result<std::vector<history::ScorePublished>> next(
      const history::PublicationOpened& opened);

 private:
  void start_afresh();
  [[nodiscard]] std::vector<history::ScorePublished> shown(const std::string& publication);

  std::span<const history::Event> events_;
  scoring::Executor& executor_;
  std::size_t expected_ = 1;
  std::optional<engine::ScoreKeeper> keeper_;
  std::size_t learned_ = 0;  // of the events
  // All that were in force, because the keeper refers to them; the last one's digest.
  std::vector<std::unique_ptr<const scoring::Policy>> policies_;
  std::string digest_;
  std::vector<FreelancerIndex> order_;  // by id
};

}  // namespace jss::app
