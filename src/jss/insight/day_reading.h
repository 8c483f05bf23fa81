// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "jss/history/chronicle.h"
#include "jss/insight/day_scorer.h"
#include "jss/scoring/score.h"

namespace jss::insight {

/// What the kernel says of one freelancer on one day, under some rules. The names are the
/// chronicle's.
struct DayReading {
  struct Contract {
    const history::ContractNames* names = nullptr;  ///< Nullptr where it is not there.
    bool feedback_removed = false;
    scoring::Outcome outcome;
    std::vector<scoring::Unit> units;  ///< Empty if it does not count.

    [[nodiscard]] bool there() const { return names != nullptr; }
  };
  struct WindowReading {
    scoring::Window window;
    scoring::WindowSums sums;  ///< Before silence and signals are added.
  };

  Day day;
  const scoring::Policy* policy = nullptr;
  scoring::Score score;
  /// Every contract that the freelancer has on any day, in the order of ids, bytewise: the same
  /// position in every reading.
  std::vector<Contract> contracts;
  /// Empty where the freelancer has no contract yet.
  std::vector<WindowReading> windows;
  scoring::FreelancerCounts counts;

  [[nodiscard]] const scoring::Rules& rules() const { return policy->rules; }
  /// Months of the window that decides; absent where there is no score.
  [[nodiscard]] std::optional<int> deciding() const;
};

/// Reads day after day of one chronicle. Refers to it.
class DayReader {
 public:
  explicit DayReader(const history::Chronicle& chronicle);

  /// The reading of the scorer's day, by one evaluation of the kernel, put where one may be that is
  /// needed no longer: its memory is used again. Gives the first later day on which a sum can move,
  /// as `LastingScore::next`. REQUIRES: the scorer is one of the same chronicle.
  std::optional<Day> read(const DayScorer& scorer, DayReading& into) const;

  /// The same under another policy than that of the day.
  std::optional<Day> read(const DayScorer& scorer, const scoring::Policy& policy,
                          DayReading& into) const;

 private:
  std::vector<std::uint32_t> position_;  // in a reading, by the number of the chronicle's contract
  std::size_t size_ = 0;
};

}  // namespace jss::insight
