// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jss/engine/evaluation.h"
#include "jss/engine/source.h"
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

/// Whose score on the day of `evaluation`, which was prepared from `source` by `request`, is
/// another one than it was on `since`: its value before rounding, the window that decides, or the
/// reason why there is none. In the order of their ids; whoever had no contract on `since` is among
/// them. `policies` has the rules of both days.
///
/// Errors: `invalid_input` for a day that is not before the other, that a snapshot knows nothing
/// of, or on which no policy holds.
[[nodiscard]] Result<std::vector<FreelancerIndex>> changed_since(
    const Source& source, const EvaluationRequest& request, const Evaluation& evaluation,
    const scoring::PolicyCalendar& policies, Day since, scoring::Executor& executor);

}  // namespace jss::engine
