// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/lasting_score.h"

#include <algorithm>
#include <array>

namespace jss::insight {
namespace {

using scoring::ContractFacts;
using scoring::ContractState;
using scoring::ContractTable;
using scoring::Outcome;
using scoring::Question;
using scoring::Unit;
using scoring::Why;

constexpr Day kNever{INT32_MAX};

// The first of the days after the one in question that it is told of.
class NextDay {
 public:
  explicit NextDay(Day as_of) : as_of_(as_of) {}

  void note(Day day) {
    if (day > as_of_) next_ = std::min(next_, day);
  }
  [[nodiscard]] std::optional<Day> day() const {
    return next_ == kNever ? std::nullopt : std::optional(next_);
  }

 private:
  Day as_of_;
  Day next_ = kNever;
};

// Listens to the kernel. What leaves a window first is what stands in it longest, so only the
// earliest day in each window is kept, by how many windows hold it.
class PassingTime {
 public:
  PassingTime(const ContractTable& table, const Question& question)
      : table_(table), question_(question), next_(question.as_of) {
    earliest_.fill(kNever);
  }

  void contract(std::uint32_t row, const ContractFacts& facts, Outcome outcome) {
    const scoring::Rules& rules = question_.rules;
    const ContractState contract = table_.state(row);
    next_.note(contract.started_on);
    if (rules.long_term.recent_days && contract.last_paid_on.present()) {
      next_.note(contract.last_paid_on + (*rules.long_term.recent_days + 1));
    }
    if (!contract.ended()) note_open(contract, facts);
    if (outcome.why == Why::awaiting_feedback) {
      next_.note(contract.ended_on + rules.feedback_days);
    }
    if (scoring::is_silent(outcome) && rules.silence.tolerated) stands(facts.end_day);
    if (rules.signals.completion && contract.ended()) stands(contract.ended_on);
  }
  void unit(std::uint32_t, const Unit& unit) { stands(unit.day); }
  void window(const scoring::Window&, const scoring::WindowSums&,
              const scoring::FreelancerCounts&) {}

  // Other people's contracts matter once they are over, if the client had a verdict on them.
  void note_others(FreelancerIndex freelancer) {
    if (question_.records.empty()) return;
    const scoring::RowRange own = table_.rows_of(freelancer);
    for (std::uint32_t row = 0; row < table_.size(); ++row) {
      if ((row >= own.begin && row < own.end) || table_.ended_on[row].present()) continue;
      const ContractState contract = table_.state(row);
      if (scoring::verdict(contract, question_.rules) == scoring::Verdict::none) continue;
      const Day lapses = scoring::facts_of(contract, question_.rules, question_.as_of).lapse_day;
      if (lapses.present()) next_.note(lapses);
    }
  }

  // REQUIRES: the kernel is done.
  [[nodiscard]] std::optional<Day> next() {
    Day earliest = kNever;
    for (std::size_t depth = question_.windows.size(); depth > 0; --depth) {
      earliest = std::min(earliest, earliest_.at(depth));
      if (earliest == kNever) continue;
      next_.note(add_months(earliest, question_.windows.windows()[depth - 1].months) + 1);
    }
    return next_.day();
  }

 private:
  void note_open(const ContractState& contract, const ContractFacts& facts) {
    const scoring::Rules& rules = question_.rules;
    if (facts.lapse_day.present()) next_.note(facts.lapse_day);
    if (rules.signals.completion) {
      next_.note(facts.last_activity + (rules.signals.stale_days + 1));
    }
    if (rules.signals.engagement && contract.last_contact_on.present()) {
      next_.note(contract.last_contact_on + (rules.signals.contact_days + 1));
    }
    // The stretch of the last payment is the only one that can still be going on.
    if (rules.length.mode == scoring::LengthMode::units && contract.first_paid_on.present()) {
      const std::int32_t stretch =
          scoring::stretch_of(contract.last_paid_on, contract.first_paid_on);
      next_.note(contract.first_paid_on + (scoring::kStretchDays * (stretch + 1) - 1));
    }
  }

  void stands(Day day) {
    Day& earliest = earliest_.at(question_.windows.depth(day));
    earliest = std::min(earliest, day);
  }

  const ContractTable& table_;
  const Question& question_;
  NextDay next_;
  std::array<Day, scoring::kMaxWindows + 1> earliest_{};
};

}  // namespace

LastingScore lasting_score(const ContractTable& table, FreelancerIndex freelancer,
                           const Question& question) {
  PassingTime passing(table, question);
  LastingScore lasting{.score = scoring::score(table, freelancer, question, passing), .next = {}};
  passing.note_others(freelancer);
  lasting.next = passing.next();
  return lasting;
}

LastingScore lasting_score(const DayScorer& scorer) {
  if (!scorer.freelancer()) return {.score = scorer.score(), .next = {}};
  return lasting_score(scorer.table(), *scorer.freelancer(), scorer.question());
}

}  // namespace jss::insight
