// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/badge.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace jss::insight {
namespace {

constexpr std::array<std::string_view, kBadges.size()> kBadgeWords{
    "rising_talent", "top_rated", "top_rated_plus", "feedback_removal"};
constexpr std::array<std::string_view, kCriterionKindCount> kKindWords{
    "other_badge", "discontinued",   "score",          "score_weeks", "no_score",
    "earned",      "large_contract", "first_contract", "good_work",   "profile",
    "activity",    "removal_months", "removal_jobs",   "no_holds",    "availability",
    "proposals",   "readiness_test"};

template <class Value, std::size_t kCount>
std::optional<Value> value_of(std::string_view word,
                              const std::array<std::string_view, kCount>& words) {
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return std::nullopt;
  return static_cast<Value>(found - words.begin());
}

}  // namespace

std::string_view to_string(Badge badge) { return kBadgeWords.at(static_cast<std::size_t>(badge)); }

std::string_view to_string(CriterionKind kind) {
  return kKindWords.at(static_cast<std::size_t>(kind));
}

bool has_figure(CriterionKind kind) {
  constexpr std::array<CriterionKind, 10> kFigures{
      CriterionKind::score,          CriterionKind::score_weeks,    CriterionKind::earned,
      CriterionKind::large_contract, CriterionKind::first_contract, CriterionKind::profile,
      CriterionKind::activity,       CriterionKind::removal_months, CriterionKind::removal_jobs,
      CriterionKind::no_holds};
  return std::find(kFigures.begin(), kFigures.end(), kind) != kFigures.end();
}

std::optional<Badge> parse_badge(std::string_view word) {
  return value_of<Badge>(word, kBadgeWords);
}

std::optional<CriterionKind> parse_criterion_kind(std::string_view word) {
  return value_of<CriterionKind>(word, kKindWords);
}

const BadgeCriterion* BadgeSet::find(CriterionKind kind) const {
  const auto found =
      std::find_if(criteria.begin(), criteria.end(),
                   [kind](const BadgeCriterion& criterion) { return criterion.kind == kind; });
  return found == criteria.end() ? nullptr : &*found;
}

BadgeCalendar::BadgeCalendar(std::vector<BadgeSet> sets) : sets_(std::move(sets)) {
  std::sort(sets_.begin(), sets_.end(), [](const BadgeSet& a, const BadgeSet& b) {
    return std::tie(a.badge, a.effective_from) < std::tie(b.badge, b.effective_from);
  });
  for (BadgeSet& set : sets_) {
    std::sort(set.criteria.begin(), set.criteria.end(),
              [](const BadgeCriterion& a, const BadgeCriterion& b) { return a.kind < b.kind; });
  }
}

const BadgeSet* BadgeCalendar::on(Badge badge, Day day) const {
  const BadgeSet* found = nullptr;
  for (const BadgeSet& set : sets_) {
    if (set.badge == badge && set.effective_from <= day) found = &set;
  }
  return found;
}

void BadgeCalendar::set_large_contract(std::int64_t cents) {
  for (BadgeSet& set : sets_) {
    for (BadgeCriterion& criterion : set.criteria) {
      if (criterion.kind != CriterionKind::large_contract) continue;
      criterion.value = cents;
      criterion.source = "the command line";
      criterion.grade = scoring::Grade::assumed;
    }
  }
}

}  // namespace jss::insight
