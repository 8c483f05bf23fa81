// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "jss/insight/answer_effects.h"
#include "jss/insight/day_scorer.h"
#include "jss/scoring/score.h"

namespace jss::insight {

/// Those sums of a window that answers can move: success_weight, weight, outcomes, silent, due and
/// in_time.
using WindowFields = std::array<std::int64_t, AnswerEffects::kFields>;

/// What the kernel says of a freelancer on a day.
struct HeardDay {
  std::array<scoring::WindowSums, scoring::kMaxWindows> windows{};
  scoring::FreelancerCounts counts;
  // By row from the freelancer's first.
  std::vector<std::size_t> depths;  ///< How many windows, the longest first, hold a unit of it.
  std::vector<scoring::Outcome> outcomes;
  std::vector<Day> end_days;
};

/// What an answer of one contract changes.
struct HeardAnswer {
  std::array<WindowFields, scoring::kMaxWindows> windows{};  ///< What it adds to their sums.
  std::size_t depth = 0;                                     ///< Of that contract, as above.
  Day end_day;                                               ///< Of that contract.
};

/// Asks the kernel about one day of a freelancer, with one answer or another put in.
class DayHearing {
 public:
  /// Copies the day's table. REQUIRES: the freelancer is in it; the policy outlives this.
  explicit DayHearing(const DayScorer& scorer);
  ~DayHearing() = default;
  DayHearing(const DayHearing&) = delete;
  DayHearing& operator=(const DayHearing&) = delete;

  [[nodiscard]] const scoring::ContractTable& table() const { return table_; }
  [[nodiscard]] scoring::RowRange rows() const { return table_.rows_of(freelancer_); }
  [[nodiscard]] const scoring::Question& question() const { return question_; }

  [[nodiscard]] HeardDay hear() const;

  /// The same as if the answer on that row, which has none, were this; `without` is `hear()`.
  [[nodiscard]] HeardAnswer hear_with(std::uint32_t row, std::int8_t recommend,
                                      const HeardDay& without);

 private:
  void set_answer(std::uint32_t row, std::int8_t recommend);

  scoring::ContractTable table_;
  FreelancerIndex freelancer_;
  std::vector<scoring::ClientRecord> records_;
  scoring::Question question_;
};

}  // namespace jss::insight
