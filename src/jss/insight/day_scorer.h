// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "jss/history/chronicle.h"
#include "jss/insight/explanation.h"
#include "jss/scoring/policy_calendar.h"
#include "jss/scoring/score.h"

namespace jss::insight {

/// One freelancer's score on whichever day one asks for: the kernel, set upon the day's table, the
/// day's policy and the day's client records. Refers to the chronicle and to the calendar's
/// policies, which must outlive it.
///
/// Going forward by a few days is cheap: the table is made anew only where a state changed between.
class DayScorer {
 public:
  DayScorer(const history::Chronicle& chronicle, scoring::PolicyCalendar policies);

  /// REQUIRES: neither the chronicle nor the calendar begins after `day`.
  void move_to(Day day);

  /// Those of the day moved to last, until the next move.
  [[nodiscard]] Day day() const { return day_; }
  [[nodiscard]] const scoring::Policy& policy() const { return *policy_; }
  [[nodiscard]] const scoring::ContractTable& table() const { return table_; }
  /// Absent on days on which the freelancer has no contract yet.
  [[nodiscard]] std::optional<FreelancerIndex> freelancer() const { return freelancer_; }
  [[nodiscard]] scoring::Question question() const { return {policy_->rules, day_, records_}; }

  /// The score on that day; without any contract there is none, for want of outcomes.
  [[nodiscard]] scoring::Score score() const;
  /// The same with its reasons; `contracts` has rows of `table()`.
  [[nodiscard]] Explanation explain() const;

 private:
  const history::Chronicle* chronicle_;
  scoring::PolicyCalendar policies_;
  std::vector<Day> change_days_;
  Day table_day_;  // the day that `table_` was made for; absent before the first
  Day day_;
  const scoring::Policy* policy_ = nullptr;
  scoring::ContractTable table_;
  std::optional<FreelancerIndex> freelancer_;
  std::vector<scoring::ClientRecord> records_;
};

}  // namespace jss::insight
