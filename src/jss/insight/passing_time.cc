// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/passing_time.h"

namespace jss::insight {

using scoring::ContractState;

void PassingTime::note_open(std::uint32_t row, const scoring::ContractFacts& facts) {
  const scoring::Rules& rules = question_.rules;
  if (facts.lapse_day.present()) note(facts.lapse_day, Cause::contract_lapses);
  if (rules.signals.completion) {
    note(facts.last_activity + (rules.signals.stale_days + 1), Cause::activity_old);
  }
  if (rules.signals.engagement && table_.last_contact_on[row].present()) {
    note(table_.last_contact_on[row] + (rules.signals.contact_days + 1), Cause::contact_old);
  }
  // The stretch of the last payment is the only one that can still be going on.
  const Day first_paid_on = table_.first_paid_on[row];
  if (rules.length.mode == scoring::LengthMode::units && first_paid_on.present()) {
    const std::int32_t stretch = scoring::stretch_of(table_.last_paid_on[row], first_paid_on);
    note(first_paid_on + (scoring::kStretchDays * (stretch + 1) - 1), Cause::stretch_ends);
  }
}

// Other people's contracts matter once they are over, if the client had a verdict on them.
void PassingTime::note_others(FreelancerIndex freelancer) {
  if (question_.records.empty()) return;
  const scoring::RowRange own = table_.rows_of(freelancer);
  for (std::uint32_t row = 0; row < table_.size(); ++row) {
    if (row == own.begin) row = own.end;
    if (row == table_.size()) break;
    if (table_.ended_on[row].present()) continue;
    const ContractState contract = table_.state(row);
    if (scoring::verdict(contract, question_.rules) == scoring::Verdict::none) continue;
    const Day lapses = scoring::facts_of(contract, question_.rules, question_.as_of).lapse_day;
    if (lapses.present()) note(lapses, Cause::client_record);
  }
}

std::optional<Day> PassingTime::next(FreelancerIndex freelancer) {
  note_others(freelancer);
  // What leaves a window leaves the longer ones later.
  Day earliest = kNever;
  for (std::size_t depth = question_.windows.size(); depth > 0; --depth) {
    if (earliest_.at(depth) >= earliest) continue;
    earliest = earliest_.at(depth);
    note(add_months(earliest, question_.windows.windows()[depth - 1].months) + 1,
         Cause::leaves_window);
  }
  return next_ == kNever ? std::nullopt : std::optional(next_);
}

}  // namespace jss::insight
