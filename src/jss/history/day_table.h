// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "jss/base/day.h"
#include "jss/history/chronicle.h"
#include "jss/scoring/contract_table.h"

namespace jss::history {

/// The table of a chronicle on a day that can be moved: `Chronicle::table_on` for whoever asks
/// about one day after another. Refers to the chronicle, which must outlive it and stay as it is.
///
/// Going on costs what changed in between: a row is changed or put in where it belongs. Going back
/// behind the last change, or a contract that is there no longer, makes the table anew.
class DayTable {
 public:
  /// REQUIRES: `day >= chronicle.first_day()`, here and below.
  DayTable(const Chronicle& chronicle, Day day);

  /// False if nothing differs from the day it was moved to before.
  bool move_to(Day day);

  /// That of the day moved to last, until the next move.
  [[nodiscard]] const scoring::ContractTable& table() const { return table_; }
  /// The chronicle's freelancer in it; absent on days without any contract of theirs.
  [[nodiscard]] std::optional<FreelancerIndex> freelancer() const { return freelancer_; }

  /// Which of the chronicle's contracts stands in a row, by `Chronicle::names`.
  [[nodiscard]] std::uint32_t contract(std::uint32_t row) const {
    return contract_of_id_[table_.contract[row].value];
  }

  /// The table itself. What is left can only be destroyed.
  [[nodiscard]] scoring::ContractTable take() { return std::move(table_); }

 private:
  // From a day on a contract has another state, or the profile another completeness.
  struct Step {
    Day day;
    std::uint32_t contract;
    std::uint32_t version;

    friend auto operator<=>(const Step&, const Step&) = default;
  };

  void begin(Day day);
  void plan_steps();
  [[nodiscard]] bool take_steps(Day day);
  [[nodiscard]] bool take(const Step& step);
  void put_own(Day day);

  const Chronicle* chronicle_;
  scoring::ContractTable table_;
  std::optional<FreelancerIndex> freelancer_;
  std::vector<std::uint32_t> contract_of_id_;  // by `ContractTable::contract`
  std::vector<TextIndex> id_of_contract_;      // the other way round; zero if it is not there
  Day since_;                                  // the table has been the same since that day
  Day day_;                                    // and was asked about up to this one
  bool planned_ = false;
  std::vector<Step> steps_;  // once planned, those after `since_`; rising
  std::size_t next_ = 0;     // the first not yet taken
};

}  // namespace jss::history
