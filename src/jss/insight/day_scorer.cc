// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/day_scorer.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace jss::insight {
namespace {

scoring::Score score_of_nothing(const scoring::Question& question) {
  const std::array<scoring::WindowSums, scoring::kMaxWindows> nothing{};
  return scoring::detail::decide(question, {nothing.data(), question.windows.size()}, {});
}

}  // namespace

DayScorer::DayScorer(const history::Chronicle& chronicle, scoring::PolicyCalendar policies)
    : chronicle_(&chronicle), policies_(std::move(policies)) {}

void DayScorer::move_to(Day day) {
  const Day day_before = day_;
  const scoring::Policy* const policy_before = policy_;
  const bool same_table = table_ && !table_->move_to(day);
  if (!table_) table_.emplace(*chronicle_, day);
  day_ = day;
  policy_ = policies_.on(day);
  assert(policy_ != nullptr);
  const bool same_records =
      same_table && policy_ == policy_before && day >= day_before && day < records_until_;
  if (!same_records) put_records();
}

void DayScorer::put_records() {
  records_.clear();
  records_until_ = kLastDay + 1;
  const scoring::Rules& rules = policy_->rules;
  if (!scoring::uses_client_records(rules)) return;
  records_.resize(table().client_count());
  scoring::add_to_records(table(), {0, table().size()}, rules, day_, records_);
  // While the table stays, only a contract on which the client had a verdict can add to a record:
  // on the day on which it lapses.
  for (std::uint32_t row = 0; row < table().size(); ++row) {
    if (table().ended_on[row].present()) continue;
    const scoring::ContractState contract = table().state(row);
    if (scoring::verdict(contract, rules) == scoring::Verdict::none) continue;
    const Day lapses = scoring::facts_of(contract, rules, day_).lapse_day;
    if (lapses > day_) records_until_ = std::min(records_until_, lapses);
  }
}

scoring::Score DayScorer::score() const {
  if (!freelancer()) return score_of_nothing(question());
  return scoring::score(table(), *freelancer(), question());
}

Explanation DayScorer::explain() const {
  if (freelancer()) return insight::explain(table(), *freelancer(), question());
  return {.score = score(), .contracts = {}, .units = {}, .lines = {}, .reasons = {}};
}

}  // namespace jss::insight
