// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/answer_hearing.h"

#include <algorithm>

namespace jss::insight {
namespace {

using scoring::WindowSums;

WindowFields fields_of(const WindowSums& sums) {
  return {sums.success_weight, sums.weight, sums.outcomes, sums.silent, sums.due, sums.in_time};
}

/// Listens to the kernel and notes what a `HeardDay` holds.
class Listener {
 public:
  Listener(const scoring::WindowSet& set, scoring::RowRange rows) : set_(set), begin_(rows.begin) {
    heard_.depths.resize(rows.size());
    heard_.outcomes.resize(rows.size());
    heard_.end_days.resize(rows.size());
  }

  void contract(std::uint32_t row, const scoring::ContractFacts& facts, scoring::Outcome outcome) {
    heard_.outcomes[row - begin_] = outcome;
    heard_.end_days[row - begin_] = facts.end_day;
  }
  void unit(std::uint32_t row, const scoring::Unit& unit) {
    std::size_t& depth = heard_.depths[row - begin_];
    depth = std::max(depth, set_.depth(unit.day));
  }
  void window(const scoring::Window& window, const WindowSums& sums,
              const scoring::FreelancerCounts& counts) {
    heard_.windows.at(set_.find(window.months)) = sums;
    heard_.counts = counts;
  }

  [[nodiscard]] HeardDay heard() { return std::move(heard_); }

 private:
  const scoring::WindowSet& set_;
  std::uint32_t begin_;
  HeardDay heard_;
};

}  // namespace

DayHearing::DayHearing(const DayScorer& scorer)
    : table_(scorer.table()),
      freelancer_(*scorer.freelancer()),
      records_(scorer.question().records.begin(), scorer.question().records.end()),
      question_(scorer.question()) {
  question_.records = records_;
}

HeardDay DayHearing::hear() const {
  Listener listener(question_.windows, rows());
  const scoring::Score score = scoring::score(table_, freelancer_, question_, listener);
  static_cast<void>(score);
  return listener.heard();
}

HeardAnswer DayHearing::hear_with(std::uint32_t row, std::int8_t recommend,
                                  const HeardDay& without) {
  set_answer(row, recommend);
  const HeardDay with = hear();
  set_answer(row, scoring::kNoAnswer);
  HeardAnswer heard{.depth = with.depths[row - rows().begin],
                    .end_day = with.end_days[row - rows().begin]};
  for (std::size_t w = 0; w < question_.windows.size(); ++w) {
    const WindowFields before = fields_of(without.windows.at(w));
    heard.windows.at(w) = fields_of(with.windows.at(w));
    for (std::size_t f = 0; f < before.size(); ++f) heard.windows.at(w).at(f) -= before.at(f);
  }
  return heard;
}

// The records that the kernel is given have the freelancer's own answers in them, too.
void DayHearing::set_answer(std::uint32_t row, std::int8_t recommend) {
  if (records_.empty()) {
    table_.recommend[row] = recommend;
    return;
  }
  const auto own = [&] {
    return scoring::client_record(table_, {row, row + 1}, question_.rules, question_.as_of);
  };
  scoring::ClientRecord& record = records_[table_.client[row].value];
  record = record - own();
  table_.recommend[row] = recommend;
  record += own();
}

}  // namespace jss::insight
