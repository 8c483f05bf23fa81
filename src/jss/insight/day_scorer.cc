// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/day_scorer.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace jss::insight {
namespace {

// Is a day of `days`, which rise, after `earlier` and not after `later`?
bool any_between(const std::vector<Day>& days, Day earlier, Day later) {
  const auto next = std::upper_bound(days.begin(), days.end(), earlier);
  return next != days.end() && *next <= later;
}

scoring::Score score_of_nothing(const scoring::Question& question) {
  const std::array<scoring::WindowSums, scoring::kMaxWindows> nothing{};
  return scoring::detail::decide(question, {nothing.data(), question.windows.size()}, {});
}

}  // namespace

DayScorer::DayScorer(const history::Chronicle& chronicle, scoring::PolicyCalendar policies)
    : chronicle_(&chronicle),
      policies_(std::move(policies)),
      change_days_(chronicle.change_days(kFirstDay, kLastDay)) {}

void DayScorer::move_to(Day day) {
  assert(day >= chronicle_->first_day());
  if (!table_day_.present() ||
      any_between(change_days_, std::min(table_day_, day), std::max(table_day_, day))) {
    // Only forward: a table that was changed remembers later days as its latest.
    const bool updated =
        table_day_.present() && table_day_ < day && chronicle_->update(table_, table_day_, day);
    if (!updated) table_ = chronicle_->table_on(day);
    table_day_ = day;
    freelancer_ = table_.find_freelancer(chronicle_->freelancer());
  }
  day_ = day;
  policy_ = policies_.on(day);
  assert(policy_ != nullptr);
  records_ = scoring::client_records(table_, policy_->rules, day_);
}

scoring::Score DayScorer::score() const {
  if (!freelancer_) return score_of_nothing(question());
  return scoring::score(table_, *freelancer_, question());
}

Explanation DayScorer::explain() const {
  if (freelancer_) return insight::explain(table_, *freelancer_, question());
  return {.score = score(), .contracts = {}, .units = {}, .lines = {}, .reasons = {}};
}

}  // namespace jss::insight
