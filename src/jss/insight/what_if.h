// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "jss/history/chronicle.h"
#include "jss/insight/act.h"
#include "jss/insight/explanation.h"
#include "jss/insight/timeline.h"
#include "jss/scoring/policy_calendar.h"

namespace jss::insight {

/// One day of two futures.
struct ForecastDay {
  Day day;
  scoring::Score without;  ///< If nothing more happens.
  scoring::Score with;     ///< With the acts.
};

/// What acts do to a score, in hundredths of a point: the score with them less the score without,
/// each rounded first, as they are shown. A day on which either has no score counts nowhere here.
struct Effect {
  Day acted_on;  ///< The day of the last act: of a job, of its end.
  Day until;     ///< The last day that was looked at.
  /// On `acted_on`; absent where either has no score.
  std::optional<std::int64_t> now;
  /// The greatest and the least from `acted_on` to `until`, each with the first day that has it.
  std::optional<std::int64_t> best;
  Day best_on;
  std::optional<std::int64_t> worst;
  Day worst_on;
  /// The mean over all days from `today` to `until` on which both have a score, halves up.
  std::optional<std::int64_t> mean;
  /// By how many days more there is a score with the acts than without.
  std::int32_t scored_days = 0;

  friend bool operator==(const Effect&, const Effect&) = default;
};

/// How a contract, or a line, stands in one of two futures.
struct PartOfScore {
  scoring::Outcome outcome;                 ///< Of a contract.
  std::optional<std::int64_t> points_lost;  ///< As in `ContractPart`, `LinePart`.

  friend bool operator==(const PartOfScore&, const PartOfScore&) = default;
};

/// A contract or line that stands otherwise with the acts than without.
struct Difference {
  std::string contract;                ///< Its id; empty for a line.
  std::string title;                   ///< Of the contract; may be empty.
  std::optional<Line> line;            ///< Absent for a contract.
  std::optional<PartOfScore> without;  ///< Absent where there is none.
  std::optional<PartOfScore> with;
};

/// Two futures: one in which nothing more happens, and one with acts.
struct WhatIf {
  Day today;
  std::vector<Act> acts;    ///< In the order in which they happen, each with its day.
  scoring::Score at_first;  ///< On `today`, before any act.
  Effect effect;
  /// `today`, the day of the last act, and each day between `today` and `effect.until` on which
  /// either future is shown another score; rising.
  std::vector<ForecastDay> days;
  /// The day on which the futures are furthest apart, the first of several: the day of the last act
  /// if they never differ.
  Day compared_on;
  /// What stands otherwise on `compared_on`: contracts that change most first, of equals by id;
  /// then lines.
  std::vector<Difference> differences;
};

/// The last day on which one of the acts does something: a job's last day is that of its end.
/// `today` where there is none.
[[nodiscard]] Day last_day_of(std::span<const Act> acts, Day today);

/// Compares the future with `acts` to the one without, up to a year after the last act, or up to
/// `until` if that is given. Costs two timelines and two explanations.
/// REQUIRES: the chronicle and the calendar reach back to `today`.
///
/// Errors: those of `imagine`; `invalid_input` if `until` is before the last act.
[[nodiscard]] Result<WhatIf> what_if(const history::Chronicle& chronicle,
                                     const scoring::PolicyCalendar& policies,
                                     std::span<const Act> acts, Day today, Day until = kNoDay);

/// The same effect from two timelines that both begin on `today` and reach at least to `until`.
[[nodiscard]] Effect effect_of(const Timeline& without, const Timeline& with, Day acted_on,
                               Day until);

}  // namespace jss::insight
