// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/criterion_standing.h"

#include <algorithm>
#include <optional>

namespace jss::insight {
namespace {

using scoring::OutcomeKind;

constexpr std::int32_t kWeek = 7;

Met at_least(std::int64_t found, std::int64_t possible, std::int64_t wanted) {
  if (found >= wanted) return Met::met;
  return possible >= wanted ? Met::unknown : Met::missing;
}

// The last Sunday up to `day`; 1970-01-04 was one.
Day sunday_up_to(Day day) {
  const std::int32_t since = ((day.count - 3) % kWeek + kWeek) % kWeek;
  return day - since;
}

scoring::RowRange own_rows(const StandingEvidence& evidence) {
  const auto freelancer = evidence.scorer().freelancer();
  return freelancer ? evidence.scorer().table().rows_of(*freelancer) : scoring::RowRange{};
}

void set_score(CriterionStanding& standing, const StandingEvidence& evidence) {
  const std::int64_t wanted = standing.criterion.value;
  const auto reaches = [wanted](std::optional<std::int64_t> points) {
    return points && *points >= wanted;
  };
  standing.found = evidence.points_on(evidence.as_of());
  standing.met = reaches(standing.found) ? Met::met : Met::missing;
  if (standing.met == Met::met) {
    standing.until = evidence.first_day_with([&](auto points) { return !reaches(points); });
  } else {
    standing.earliest = evidence.first_day_with(reaches);
  }
}

void set_no_score(CriterionStanding& standing, const StandingEvidence& evidence) {
  const auto has_none = [](std::optional<std::int64_t> points) { return !points; };
  if (has_none(evidence.points_on(evidence.as_of()))) {
    standing.met = Met::met;
    standing.until = evidence.first_day_with([&](auto points) { return !has_none(points); });
  } else {
    standing.met = Met::missing;
    standing.earliest = evidence.first_day_with(has_none);
  }
}

// Does anything contradict that the freelancer was a rising talent on a day without a score?
bool may_have_been_rising(Day day, const BadgeCalendar& badges, const StandingEvidence& evidence) {
  const BadgeSet* const set = badges.on(Badge::rising_talent, day);
  if (set == nullptr || set->find(CriterionKind::discontinued) != nullptr) return false;
  if (set->find(CriterionKind::good_work) != nullptr && !evidence.work_on(day).failures.empty()) {
    return false;
  }
  const BadgeCriterion* const profile = set->find(CriterionKind::profile);
  const std::int8_t told = evidence.profile_on(day);
  return profile == nullptr || told < 0 || told >= profile->value;
}

// A week by the day on which it ends.
Met week(Day sunday, std::int64_t points, const BadgeCalendar& badges,
         const StandingEvidence& evidence) {
  if (!evidence.reaches(sunday)) return Met::unknown;
  if (const auto shown = evidence.points_on(sunday)) {
    return *shown >= points ? Met::met : Met::missing;
  }
  if (sunday > evidence.as_of()) return Met::missing;
  return may_have_been_rising(sunday, badges, evidence) ? Met::unknown : Met::missing;
}

// Weeks that certainly count, the newest first, before a coming Sunday and on it.
class Weeks {
 public:
  Weeks(std::vector<bool> past, std::int64_t wanted) : weeks_(std::move(past)), wanted_(wanted) {}

  void pass(bool counts) {
    weeks_.pop_back();
    weeks_.insert(weeks_.begin(), counts);
  }
  [[nodiscard]] bool enough() const {
    return std::count(weeks_.begin(), weeks_.end(), true) >= wanted_;
  }

 private:
  std::vector<bool> weeks_;
  std::int64_t wanted_;
};

void set_score_weeks(CriterionStanding& standing, std::int64_t points, const BadgeCalendar& badges,
                     const StandingEvidence& evidence) {
  const std::int32_t weeks = standing.criterion.within;
  const Day newest = sunday_up_to(evidence.as_of());
  std::vector<bool> certain;
  std::int64_t found = 0;
  std::int64_t possible = 0;
  for (std::int32_t i = 0; i < weeks; ++i) {
    const Met met = week(newest - i * kWeek, points, badges, evidence);
    certain.push_back(met == Met::met);
    found += met == Met::met ? 1 : 0;
    possible += met != Met::missing ? 1 : 0;
  }
  standing.found = found;
  if (possible != found) standing.possible = possible;
  standing.met = at_least(found, possible, standing.criterion.value);
  Weeks coming(certain, standing.criterion.value);
  const auto reaches = [points](std::optional<std::int64_t> shown) {
    return shown && *shown >= points;
  };
  if (standing.met == Met::met) {
    const Day settled = evidence.last_turn() + (weeks + 1) * kWeek;
    for (Day sunday = newest + kWeek; sunday <= settled; sunday = sunday + kWeek) {
      coming.pass(reaches(evidence.points_on(sunday)));
      if (coming.enough()) continue;
      standing.until = sunday;
      return;
    }
    return;
  }
  Day from = evidence.as_of() + 1;
  if (!reaches(evidence.points_on(evidence.as_of()))) {
    from = std::max(from, evidence.first_day_with(reaches));
  }
  Day sunday = newest;
  while (!coming.enough()) {
    sunday = sunday + kWeek;
    coming.pass(sunday >= from);
  }
  standing.earliest = sunday;
}

// The first day after `as_of` on which less than `cents` was surely paid within the months before.
Day first_day_below(std::int64_t cents, std::int32_t months, std::string_view contract,
                    const StandingEvidence& evidence) {
  std::vector<Day> leaving;
  for (const Payment& payment : evidence.income().payments()) {
    if (!contract.empty() && payment.contract != contract) continue;
    for (const Day paid_on : {payment.first, payment.last}) {
      const Day day = add_months(paid_on, months) + 1;
      if (day > evidence.as_of()) leaving.push_back(day);
    }
  }
  std::sort(leaving.begin(), leaving.end());
  for (const Day day : leaving) {
    const Income income =
        evidence.income().between(first_day_of_window(day, months), day, contract);
    if (income.certain.count < cents) return day;
  }
  return kNoDay;
}

void set_earned(CriterionStanding& standing, const StandingEvidence& evidence) {
  const std::int32_t months = standing.criterion.within;
  const std::int64_t wanted = standing.criterion.value;
  const Day from = first_day_of_window(evidence.as_of(), months);
  const Income income = evidence.income().between(from, evidence.as_of());
  standing.found = income.certain.count;
  if (income.possible != income.certain) standing.possible = income.possible.count;
  standing.met = at_least(income.certain.count, income.possible.count, wanted);
  if (standing.met == Met::met) standing.until = first_day_below(wanted, months, {}, evidence);
  for (const Payment& payment : evidence.income().payments()) {
    if (payment.last < from) continue;
    if (!standing.contracts.empty() && standing.contracts.back() == payment.contract) continue;
    standing.contracts.push_back(payment.contract);
  }
}

void set_large_contract(CriterionStanding& standing, const StandingEvidence& evidence) {
  const std::int32_t months = standing.criterion.within;
  const std::int64_t wanted = standing.criterion.value;
  const Day from = first_day_of_window(evidence.as_of(), months);
  std::int64_t most_certain = 0;
  std::int64_t most_possible = 0;
  const auto work = evidence.work_on(evidence.as_of());
  const scoring::RowRange rows = own_rows(evidence);
  for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
    const std::string contract(evidence.scorer().table().contract_id(row));
    if (std::binary_search(work.failures.begin(), work.failures.end(), contract)) continue;
    const Income income = evidence.income().between(from, evidence.as_of(), contract);
    most_certain = std::max(most_certain, income.certain.count);
    most_possible = std::max(most_possible, income.possible.count);
    if (income.possible.count < wanted) continue;
    standing.contracts.push_back(contract);
    if (income.certain.count < wanted) continue;
    standing.until = std::max(standing.until, first_day_below(wanted, months, contract, evidence));
  }
  std::sort(standing.contracts.begin(), standing.contracts.end());
  standing.found = most_certain;
  if (most_possible != most_certain) standing.possible = most_possible;
  standing.met = at_least(most_certain, most_possible, wanted);
}

void set_first_contract(CriterionStanding& standing, const StandingEvidence& evidence) {
  const scoring::ContractTable& table = evidence.scorer().table();
  const scoring::RowRange rows = own_rows(evidence);
  Day first;
  for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
    const Day started_on = table.started_on[row];
    if (started_on > evidence.as_of() || (first.present() && started_on > first)) continue;
    if (started_on != first) standing.contracts.clear();
    first = started_on;
    standing.contracts.emplace_back(table.contract_id(row));
  }
  standing.met = Met::missing;
  if (!first.present()) return;
  std::sort(standing.contracts.begin(), standing.contracts.end());
  standing.found = evidence.as_of() - first;
  standing.met = at_least(*standing.found, *standing.found, standing.criterion.value);
  if (standing.met == Met::missing) {
    standing.earliest = first + static_cast<std::int32_t>(standing.criterion.value);
  }
}

void set_good_work(CriterionStanding& standing, const StandingEvidence& evidence) {
  const auto work = evidence.work_on(evidence.as_of());
  if (!work.failures.empty()) {
    standing.met = Met::missing;
    standing.contracts = work.failures;
  } else if (!work.successes.empty()) {
    standing.met = Met::met;
    standing.contracts = work.successes;
  }
}

void set_profile(CriterionStanding& standing, const StandingEvidence& evidence) {
  const std::int8_t told = evidence.profile_on(evidence.as_of());
  if (told < 0) return;
  standing.found = told;
  standing.met = at_least(told, told, standing.criterion.value);
}

// Contracts show only a part of what somebody does: what they do not show may have been.
void set_activity(CriterionStanding& standing, const StandingEvidence& evidence) {
  const scoring::ContractTable& table = evidence.scorer().table();
  const scoring::RowRange rows = own_rows(evidence);
  Day last;
  for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
    if (table.started_on[row] > evidence.as_of()) continue;
    const Day seen =
        std::max({table.started_on[row], table.ended_on[row], table.last_paid_on[row],
                  table.resumed_on[row], table.last_contact_on[row], table.delivered_on[row]});
    if (seen > last) standing.contracts.clear();
    if (seen >= last) standing.contracts.emplace_back(table.contract_id(row));
    last = std::max(last, seen);
  }
  if (!last.present()) return;
  std::sort(standing.contracts.begin(), standing.contracts.end());
  standing.found = evidence.as_of() - last;
  if (*standing.found > standing.criterion.value) return;
  standing.met = Met::met;
  standing.until = last + static_cast<std::int32_t>(standing.criterion.value) + 1;
}

// The states tell that a feedback was removed, not by which right: the perk may be unspent.
void set_removal(CriterionStanding& standing, const StandingEvidence& evidence) {
  const auto removals = evidence.removals();
  standing.met = Met::met;
  if (removals.empty()) return;
  Day latest;
  Day earliest;
  for (const auto& removal : removals) {
    latest = std::max(latest, removal.latest);
    earliest = std::max(earliest, removal.earliest);
  }
  const auto wanted = standing.criterion.value;
  if (standing.criterion.kind == CriterionKind::removal_months) {
    const Day free_on = add_months(latest, static_cast<int>(wanted));
    for (const auto& removal : removals) {
      if (removal.latest == latest) standing.contracts.push_back(removal.contract);
    }
    std::int64_t months = 0;
    while (add_months(latest, static_cast<int>(months) + 1) <= evidence.as_of()) ++months;
    standing.found = months;
    if (free_on <= evidence.as_of()) return;
    standing.met = Met::unknown;
    standing.earliest = free_on;
    return;
  }
  const scoring::ContractTable& table = evidence.scorer().table();
  const scoring::RowRange rows = own_rows(evidence);
  std::int64_t possible = 0;
  for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
    if (!table.ended_on[row].present() || table.ended_on[row] > evidence.as_of()) continue;
    if (table.ended_on[row] > earliest) ++possible;
    if (table.ended_on[row] <= latest) continue;
    standing.contracts.emplace_back(table.contract_id(row));
  }
  std::sort(standing.contracts.begin(), standing.contracts.end());
  standing.found = static_cast<std::int64_t>(standing.contracts.size());
  if (possible != *standing.found) standing.possible = possible;
  if (*standing.found < wanted) standing.met = Met::unknown;
}

}  // namespace

CriterionStanding criterion_standing(const BadgeCriterion& criterion, const BadgeSet& set,
                                     const BadgeCalendar& badges,
                                     const StandingEvidence& evidence) {
  CriterionStanding standing;
  standing.criterion = criterion;
  switch (criterion.kind) {
    case CriterionKind::discontinued:
      standing.met = Met::missing;
      break;
    case CriterionKind::score:
      set_score(standing, evidence);
      break;
    case CriterionKind::score_weeks: {
      const BadgeCriterion* const score = set.find(CriterionKind::score);
      set_score_weeks(standing, score == nullptr ? 0 : score->value, badges, evidence);
      break;
    }
    case CriterionKind::no_score:
      set_no_score(standing, evidence);
      break;
    case CriterionKind::earned:
      set_earned(standing, evidence);
      break;
    case CriterionKind::large_contract:
      set_large_contract(standing, evidence);
      break;
    case CriterionKind::first_contract:
      set_first_contract(standing, evidence);
      break;
    case CriterionKind::good_work:
      set_good_work(standing, evidence);
      break;
    case CriterionKind::profile:
      set_profile(standing, evidence);
      break;
    case CriterionKind::activity:
      set_activity(standing, evidence);
      break;
    case CriterionKind::removal_months:
    case CriterionKind::removal_jobs:
      set_removal(standing, evidence);
      break;
    case CriterionKind::other_badge:
    case CriterionKind::no_holds:
    case CriterionKind::availability:
    case CriterionKind::proposals:
    case CriterionKind::readiness_test:
      break;
  }
  return standing;
}

}  // namespace jss::insight
