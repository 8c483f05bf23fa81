// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "jss/history/chronicle.h"
#include "jss/insight/change.h"
#include "jss/insight/day_reading.h"
#include "jss/insight/day_scorer.h"
#include "jss/insight/turning_days.h"
#include "jss/scoring/policy_calendar.h"

namespace jss::insight {

/// From one day to the next: the day before by its own rules and by those of the day itself, and
/// the day itself. Where the rules are the same, `before` is `old`.
struct DayStep {
  const DayReading* old = nullptr;
  const DayReading* before = nullptr;
  const DayReading* after = nullptr;

  [[nodiscard]] bool new_rules() const { return old != before; }
};

/// What moved in a step, as `what_changed`.
[[nodiscard]] std::vector<ChangePart> what_changed(const DayStep& step);

/// Goes from one day on which a sum can move to the next, with a reading of each: one evaluation of
/// the kernel a day, two more where the rules change. Refers to the chronicle and the policies.
class ReadingWalk {
 public:
  /// Stands on `from` at first. REQUIRES: the chronicle and the calendar reach back to it.
  ReadingWalk(const history::Chronicle& chronicle, const scoring::PolicyCalendar& policies,
              Day from, Day to);

  /// Goes on to the next such day; false, and nothing done, if there is none up to `to`.
  bool go_on();

  /// Of the day on which it stands.
  [[nodiscard]] const DayReading& reading() const { return now_; }

  /// That led to this day from the one before, which is as the last day on which it stood. Holds
  /// until it goes on. REQUIRES: it has gone on.
  [[nodiscard]] DayStep step() const {
    return {.old = &old_, .before = new_rules_ ? &before_ : &old_, .after = &now_};
  }

 private:
  scoring::PolicyCalendar policies_;
  DayScorer scorer_;
  DayReader reader_;
  TurningDays turning_days_;
  Day to_;
  std::optional<Day> next_;  // on which time alone may move something
  bool new_rules_ = false;
  DayReading old_;
  DayReading before_;
  DayReading now_;
};

}  // namespace jss::insight
