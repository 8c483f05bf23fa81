// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jss/base/timestamp.h"
#include "jss/history/contract_book.h"
#include "jss/insight/score_book.h"

namespace jss::engine {

/// Keeps everybody's score from day to day: learns of events as they arrive, and on each day
/// reckons only those again whose score may have changed. On every day moved to, the scores are
/// those that a full evaluation of all events learned by then gives.
class ScoreKeeper {
 public:
  /// Refers to the calendar's policies, which must outlive it.
  explicit ScoreKeeper(scoring::PolicyCalendar policies) : scores_(std::move(policies)) {}

  /// Learns of those of the events that were known at `known_at`, if given; they must outlive the
  /// keeper and not move.
  void learn(std::span<const history::Event> events, std::optional<Timestamp> known_at = {}) {
    contracts_.learn(events, known_at);
  }

  /// From the next day moved to on, those are the policies, which must outlive the keeper.
  void set_policies(scoring::PolicyCalendar policies) { scores_.set_policies(std::move(policies)); }

  /// Goes to the end of `day`. REQUIRES: it is not before the last, and a policy is in force on it.
  insight::DayPass move_to(Day day, scoring::Executor& executor);

  [[nodiscard]] const insight::ScoreBook& scores() const { return scores_; }
  [[nodiscard]] std::string_view freelancer_id(FreelancerIndex freelancer) const {
    return contracts_.freelancer_id(freelancer);
  }

  /// The permanent check that nobody was missed: the ids of those whose score on the day moved to
  /// last is another one by a full evaluation of `events`, which are all that were learned, and of
  /// those whom only one of the two knows. Empty unless the keeper is wrong.
  [[nodiscard]] std::vector<std::string> missed(std::span<const history::Event> events,
                                                scoring::Executor& executor,
                                                std::optional<Timestamp> known_at = {}) const;

 private:
  history::ContractBook contracts_;
  insight::ScoreBook scores_;
};

}  // namespace jss::engine
