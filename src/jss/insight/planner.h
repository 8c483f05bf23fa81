// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "jss/insight/plan.h"
#include "jss/insight/plan_board.h"
#include "jss/insight/plan_search.h"

namespace jss::insight {

/// A plan in the terms of a planner.
struct FoundPlan {
  Effort effort;
  std::size_t day = 0;               ///< A position among the planner's days.
  std::vector<std::size_t> choices;  ///< For each open contract, by id, that of its choice.
};

/// Looks for the plan with the least effort, over all days on which something else can be reached
/// than before. Refers to what it was made of.
class Planner {
 public:
  /// `outlooks` has one for each client of an open contract.
  Planner(const history::Chronicle& chronicle, const scoring::PolicyCalendar& policies,
          const PlanRequest& request, const std::vector<AnswerOutlook>& outlooks,
          const UsualJob& usual);

  /// How many such days there are.
  [[nodiscard]] std::size_t days() const { return days_.size(); }
  [[nodiscard]] Day day_of(const FoundPlan& found) const { return days_[found.day].day; }

  /// The least effort that reaches `goal` on one of the first `days` days.
  [[nodiscard]] std::optional<FoundPlan> find(Goal goal, std::size_t days);

  /// How sure the answer of the last `find` is.
  [[nodiscard]] PlanProof proof(const std::optional<FoundPlan>& found) const;

  /// The highest score within reach, in hundredths; absent if there is none.
  [[nodiscard]] std::optional<std::int64_t> highest() const;

  /// The acts of a plan in order, with nothing told but whom they need.
  [[nodiscard]] std::vector<PlanStep> steps_of(const FoundPlan& found) const;

  /// What the client of an open contract can be expected to say.
  [[nodiscard]] const AnswerOutlook& outlook_of(std::string_view contract) const;

 private:
  void try_day(std::size_t day, SearchRequest request, std::optional<FoundPlan>& found);
  void settle(Goal goal, FoundPlan& found) const;

  const scoring::PolicyCalendar& policies_;
  const PlanRequest& request_;
  const std::vector<AnswerOutlook>& outlooks_;
  PlanBoard board_;
  std::vector<DayOptions> days_;
  std::optional<Diligence> diligence_;  // absent: everything is looked through
  std::optional<Effort> missed_from_;
};

}  // namespace jss::insight
