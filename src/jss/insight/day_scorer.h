// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "jss/history/chronicle.h"
#include "jss/history/day_table.h"
#include "jss/insight/explanation.h"
#include "jss/scoring/policy_calendar.h"
#include "jss/scoring/score.h"

namespace jss::insight {

/// One freelancer's score on whichever day one asks for: the kernel, set upon the day's table, the
/// day's policy and the day's client records. Refers to the chronicle and to the calendar's
/// policies, which must outlive it.
///
/// Going forward by a few days is cheap, as for `history::DayTable`.
class DayScorer {
 public:
  DayScorer(const history::Chronicle& chronicle, scoring::PolicyCalendar policies);

  [[nodiscard]] const history::Chronicle& chronicle() const { return *chronicle_; }

  /// REQUIRES: neither the chronicle nor the calendar begins after `day`.
  void move_to(Day day);

  /// Those of the day moved to last, until the next move.
  [[nodiscard]] Day day() const { return day_; }
  [[nodiscard]] const scoring::Policy& policy() const { return *policy_; }
  [[nodiscard]] const scoring::ContractTable& table() const { return table_->table(); }
  /// Absent on days on which the freelancer has no contract yet.
  [[nodiscard]] std::optional<FreelancerIndex> freelancer() const { return table_->freelancer(); }
  /// Which of the chronicle's contracts stands in a row of the table.
  [[nodiscard]] std::uint32_t contract(std::uint32_t row) const { return table_->contract(row); }
  [[nodiscard]] scoring::Question question() const { return {policy_->rules, day_, records_}; }

  /// The score on that day; without any contract there is none, for want of outcomes.
  [[nodiscard]] scoring::Score score() const;
  /// The same with its reasons; `contracts` has rows of `table()`.
  [[nodiscard]] Explanation explain() const;

 private:
  void put_records();

  const history::Chronicle* chronicle_;
  scoring::PolicyCalendar policies_;
  Day day_;
  const scoring::Policy* policy_ = nullptr;
  std::optional<history::DayTable> table_;  // absent before the first move
  std::vector<scoring::ClientRecord> records_;
  Day records_until_;  // the first later day on which they change though the table does not
};

}  // namespace jss::insight
