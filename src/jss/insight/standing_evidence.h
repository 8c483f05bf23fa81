// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "jss/insight/day_scorer.h"
#include "jss/insight/income.h"
#include "jss/insight/timeline.h"

namespace jss::insight {

/// All that is asked of a history to say how its freelancer stands on a day.
class StandingEvidence {
 public:
  /// Scores are asked for from `days_back` days before `as_of`, as far as they reach.
  /// REQUIRES: neither the chronicle nor the calendar begins after `as_of`.
  StandingEvidence(const history::Chronicle& chronicle, const scoring::PolicyCalendar& policies,
                   Day as_of, std::int32_t days_back);

  [[nodiscard]] Day as_of() const { return as_of_; }
  /// The kernel on `as_of`.
  [[nodiscard]] const DayScorer& scorer() const { return scorer_; }
  [[nodiscard]] const IncomeHistory& income() const { return income_; }

  /// Can a score be asked for on `day`?
  [[nodiscard]] bool reaches(Day day) const { return day >= timeline_.from; }
  /// The points shown on `day`, or later than `as_of` on which nothing more has happened; nothing
  /// without a score. REQUIRES: `reaches(day)`.
  [[nodiscard]] std::optional<std::int64_t> points_on(Day day) const;
  /// From this day on time alone changes no score any more.
  [[nodiscard]] Day last_turn() const { return timeline_.to; }
  /// The first day after `as_of` on which the points shown are as `wanted`, if nothing more
  /// happens; absent if they never are.
  [[nodiscard]] Day first_day_with(
      const std::function<bool(std::optional<std::int64_t> points)>& wanted) const;

  /// The contracts that counted on `day`, by id, bytewise; those between success and failure left
  /// out.
  struct Work {
    std::vector<std::string> successes;
    std::vector<std::string> failures;
  };
  [[nodiscard]] Work work_on(Day day) const;

  /// How complete the profile was on `day`; -1 where nobody said.
  [[nodiscard]] std::int8_t profile_on(Day day) const;

  /// A feedback that was removed, some time from `earliest` to `latest`.
  struct Removal {
    std::string contract;
    Day earliest;
    Day latest;
  };
  /// Those that stand on `as_of`. Costs one table for each day on which a state changes.
  [[nodiscard]] std::vector<Removal> removals() const;

 private:
  const history::Chronicle* chronicle_;
  scoring::PolicyCalendar policies_;
  Day as_of_;
  DayScorer scorer_;
  IncomeHistory income_;
  Timeline timeline_;
};

}  // namespace jss::insight
