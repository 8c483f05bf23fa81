// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "jss/insight/cause.h"
#include "jss/scoring/score.h"

namespace jss::insight {

/// Listens to the kernel for what passes with time: finds the first later day on which any sum of
/// any window can move, while the table and the rules stay as they are.
///
/// Units and silent contracts leave windows, stretches of long contracts come to their end,
/// feedback is awaited no longer, contracts begin or lapse, relationships go quiet, contacts and
/// activity grow old, and other people's contracts lapse with a verdict and so change what is said
/// of a client. Refers to the table and the question.
class PassingTime {
 public:
  PassingTime(const scoring::ContractTable& table, const scoring::Question& question)
      : table_(table), question_(question) {
    earliest_.fill(kNever);
  }

  void contract(std::uint32_t row, const scoring::ContractFacts& facts, scoring::Outcome outcome) {
    const scoring::Rules& rules = question_.rules;
    note(table_.started_on[row], Cause::contract_starts);
    if (rules.long_term.recent_days && table_.last_paid_on[row].present()) {
      note(table_.last_paid_on[row] + (*rules.long_term.recent_days + 1),
           Cause::relationship_quiet);
    }
    const Day ended_on = table_.ended_on[row];
    if (!ended_on.present()) note_open(row, facts);
    if (outcome.why == scoring::Why::awaiting_feedback) {
      note(ended_on + rules.feedback_days, Cause::feedback_overdue);
    }
    if (scoring::is_silent(outcome) && rules.silence.tolerated) stands(facts.end_day);
    if (rules.signals.completion && ended_on.present()) stands(ended_on);
  }
  void unit(std::uint32_t, const scoring::Unit& unit) { stands(unit.day); }
  void window(const scoring::Window&, const scoring::WindowSums&,
              const scoring::FreelancerCounts&) {}

  /// That day, all told; nothing if none can ever come. `freelancer` is the one who was scored.
  /// REQUIRES: the kernel is done; it is asked once.
  [[nodiscard]] std::optional<Day> next(FreelancerIndex freelancer);
  /// Why that day; after `next`.
  [[nodiscard]] Causes causes() const { return causes_; }

 private:
  void note(Day day, Cause cause) {
    if (day <= question_.as_of || day > next_) return;
    if (day < next_) causes_ = {};
    next_ = day;
    causes_.add(cause);
  }
  // What leaves a window first is what stands in it longest, so only the earliest day in each
  // window is kept, by how many windows hold it.
  void stands(Day day) {
    Day& earliest = earliest_[question_.windows.depth(day)];
    earliest = std::min(earliest, day);
  }
  void note_open(std::uint32_t row, const scoring::ContractFacts& facts);
  void note_others(FreelancerIndex freelancer);

  const scoring::ContractTable& table_;
  const scoring::Question& question_;
  Day next_ = kNever;
  Causes causes_;
  std::array<Day, scoring::kMaxWindows + 1> earliest_{};
};

}  // namespace jss::insight
