// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/standing.h"

#include <algorithm>
#include <array>

#include "jss/insight/criterion_standing.h"
#include "jss/insight/standing_evidence.h"

namespace jss::insight {
namespace {

constexpr std::int32_t kWeek = 7;

// The badge that another one asks for stands as it stands itself.
CriterionStanding other_badge(const BadgeCriterion& criterion, const Standing& standing) {
  CriterionStanding asked;
  asked.criterion = criterion;
  const BadgeStanding* const other = standing.find(static_cast<Badge>(criterion.value));
  if (other == nullptr) return asked;
  asked.met = other->met;
  asked.earliest = other->earliest;
  asked.until = other->until;
  return asked;
}

Day earlier(Day a, Day b) {
  if (!a.present() || !b.present()) return std::max(a, b);
  return std::min(a, b);
}

// No text can name such a day, and nobody will wait for it.
void forget_after_last_day(CriterionStanding& standing) {
  if (standing.earliest > kLastDay) standing.earliest = kNoDay;
  if (standing.until > kLastDay) standing.until = kNoDay;
}

void sum_up(BadgeStanding& badge) {
  badge.met = Met::met;
  bool foretold = true;
  for (CriterionStanding& criterion : badge.criteria) {
    forget_after_last_day(criterion);
    if (criterion.met == Met::missing) badge.met = Met::missing;
    if (criterion.met == Met::unknown && badge.met == Met::met) badge.met = Met::unknown;
    if (criterion.met != Met::missing) badge.until = earlier(badge.until, criterion.until);
    if (criterion.met == Met::missing && !criterion.earliest.present()) foretold = false;
    badge.earliest = std::max(badge.earliest, criterion.earliest);
  }
  if (!foretold) badge.earliest = kNoDay;
  if (badge.met == Met::missing) badge.until = kNoDay;
}

std::int32_t days_back(const BadgeCalendar& badges, Day as_of) {
  std::int32_t weeks = 0;
  for (const Badge badge : kBadges) {
    const BadgeSet* const set = badges.on(badge, as_of);
    if (set == nullptr) continue;
    const BadgeCriterion* const asked = set->find(CriterionKind::score_weeks);
    if (asked != nullptr) weeks = std::max(weeks, asked->within);
  }
  return (weeks + 1) * kWeek;
}

}  // namespace

std::string_view to_string(Met met) {
  constexpr std::array<std::string_view, 3> kWords{"met", "missing", "unknown"};
  return kWords.at(static_cast<std::size_t>(met));
}

const BadgeStanding* Standing::find(Badge badge) const {
  const auto found =
      std::find_if(badges.begin(), badges.end(),
                   [badge](const BadgeStanding& standing) { return standing.badge == badge; });
  return found == badges.end() ? nullptr : &*found;
}

Standing standing(const history::Chronicle& chronicle, const scoring::PolicyCalendar& policies,
                  const BadgeCalendar& badges, Day as_of) {
  Standing standing{.as_of = as_of, .badges = {}};
  const StandingEvidence evidence(chronicle, policies, as_of, days_back(badges, as_of));
  for (const Badge badge : kBadges) {
    const BadgeSet* const set = badges.on(badge, as_of);
    if (set == nullptr) continue;
    BadgeStanding stands{
        .set = set->id, .since = set->effective_from, .badge = badge, .criteria = {}};
    for (const BadgeCriterion& criterion : set->criteria) {
      stands.criteria.push_back(criterion.kind == CriterionKind::other_badge
                                    ? other_badge(criterion, standing)
                                    : criterion_standing(criterion, *set, badges, evidence));
    }
    sum_up(stands);
    standing.badges.push_back(std::move(stands));
  }
  return standing;
}

}  // namespace jss::insight
