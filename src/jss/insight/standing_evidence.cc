// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/standing_evidence.h"

#include <algorithm>
#include <map>

#include "jss/history/day_table.h"

namespace jss::insight {
namespace {

std::optional<std::int64_t> points_of(const scoring::Score& score) {
  const scoring::WindowScore* decisive = score.decisive();
  if (decisive == nullptr) return std::nullopt;
  return scoring::points(*decisive->value);
}

}  // namespace

StandingEvidence::StandingEvidence(const history::Chronicle& chronicle,
                                   const scoring::PolicyCalendar& policies, Day as_of,
                                   std::int32_t days_back)
    : chronicle_(&chronicle),
      policies_(policies),
      as_of_(as_of),
      scorer_(chronicle, policies),
      income_(chronicle, as_of),
      timeline_(insight::timeline_of_scores(
          chronicle, policies,
          std::max({as_of - days_back, chronicle.first_day(), policies.first_day()}),
          last_turning_day(chronicle, policies, as_of))) {
  scorer_.move_to(as_of);
}

std::optional<std::int64_t> StandingEvidence::points_on(Day day) const {
  const auto after =
      std::upper_bound(timeline_.points.begin(), timeline_.points.end(), day,
                       [](Day wanted, const TimelinePoint& point) { return wanted < point.day; });
  return points_of(std::prev(after)->score);
}

Day StandingEvidence::first_day_with(
    const std::function<bool(std::optional<std::int64_t>)>& wanted) const {
  for (const TimelinePoint& point : timeline_.points) {
    if (point.day > as_of_ && wanted(points_of(point.score))) return point.day;
  }
  return kNoDay;
}

StandingEvidence::Work StandingEvidence::work_on(Day day) const {
  DayScorer scorer(*chronicle_, policies_);
  scorer.move_to(day);
  Work work;
  for (const ContractPart& part : scorer.explain().contracts) {
    const std::string contract(scorer.table().contract_id(part.row));
    if (part.outcome.kind == scoring::OutcomeKind::success) work.successes.push_back(contract);
    if (part.outcome.kind == scoring::OutcomeKind::failure) work.failures.push_back(contract);
  }
  return work;
}

std::int8_t StandingEvidence::profile_on(Day day) const {
  const scoring::ContractTable table = chronicle_->table_on(day);
  const auto freelancer = table.find_freelancer(chronicle_->freelancer());
  return freelancer ? table.profile_completeness[freelancer->value] : std::int8_t{-1};
}

std::vector<StandingEvidence::Removal> StandingEvidence::removals() const {
  std::map<std::string, Removal, std::less<>> standing;
  history::DayTable states(*chronicle_, chronicle_->first_day());
  const auto look = [&](Day day, bool is_first) {
    states.move_to(day);
    const scoring::ContractTable& table = states.table();
    const scoring::RowRange rows =
        states.freelancer() ? table.rows_of(*states.freelancer()) : scoring::RowRange{};
    std::map<std::string, Removal, std::less<>> now;
    for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
      if (table.feedback_removed[row] == 0) continue;
      const std::string contract(table.contract_id(row));
      const auto known = standing.find(contract);
      const Day told = std::max(table.ended_on[row], table.feedback_on[row]);
      now.emplace(contract, known != standing.end()
                                ? known->second
                                : Removal{contract, is_first ? told : day, day});
    }
    standing = std::move(now);
  };
  look(chronicle_->first_day(), true);
  for (const Day day : chronicle_->change_days(chronicle_->first_day(), as_of_)) look(day, false);
  std::vector<Removal> removals;
  for (auto& [contract, removal] : standing) removals.push_back(removal);
  return removals;
}

}  // namespace jss::insight
