// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jss/base/day.h"
#include "jss/scoring/policy.h"

namespace jss::insight {

/// What a marketplace awards: three badges, and the right to have a feedback removed.
enum class Badge : std::uint8_t { rising_talent, top_rated, top_rated_plus, feedback_removal };
inline constexpr std::array<Badge, 4> kBadges{Badge::rising_talent, Badge::top_rated,
                                              Badge::top_rated_plus, Badge::feedback_removal};

/// What a badge asks. In brackets what `BadgeCriterion::value` and `within` are; those without are
/// asked or not.
enum class CriterionKind : std::uint8_t {
  other_badge,     ///< Another badge is held (a `Badge`).
  discontinued,    ///< Nobody gets it any more: never met.
  score,           ///< The score as shown (least points).
  score_weeks,     ///< Weeks with that score, or as a rising talent (least weeks; of so many).
  no_score,        ///< There is no score yet.
  earned,          ///< Earned lately (least cents; within months).
  large_contract,  ///< One contract earned that lately, and was no failure (cents; months).
  first_contract,  ///< The first contract began long ago (least days).
  good_work,       ///< Of the contracts that count one is a success and none a failure.
  profile,         ///< The profile is complete (least per cent).
  activity,        ///< Something was done lately (within days, both ends included).
  removal_months,  ///< So long ago was the last removal of a feedback (least months).
  removal_jobs,    ///< So many contracts have ended since (least contracts).
  no_holds,        ///< The account had no hold lately (days). No source tells.
  availability,    ///< The profile's availability is up to date. No source tells.
  proposals,       ///< Proposals fit the jobs. No source tells.
  readiness_test,  ///< The marketplace's test for newcomers is passed. No source tells.
};
inline constexpr std::size_t kCriterionKindCount = 17;

[[nodiscard]] std::string_view to_string(Badge badge);
[[nodiscard]] std::string_view to_string(CriterionKind kind);
/// Is the criterion a figure to be reached? The others are asked or not, or name a badge.
[[nodiscard]] bool has_figure(CriterionKind kind);
/// The value that a word names; nothing if there is none.
[[nodiscard]] std::optional<Badge> parse_badge(std::string_view word);
[[nodiscard]] std::optional<CriterionKind> parse_criterion_kind(std::string_view word);

/// One thing that a badge asks, and who says so.
struct BadgeCriterion {
  CriterionKind kind = CriterionKind::discontinued;
  std::int64_t value = 1;
  std::int32_t within = 0;
  std::string source;
  scoring::Grade grade = scoring::Grade::assumed;
};

/// What a badge asked from some day on.
struct BadgeSet {
  std::string id;
  Badge badge = Badge::rising_talent;
  Day effective_from;
  std::vector<BadgeCriterion> criteria;  ///< At most one of each kind, in the order of kinds.

  /// The criterion of that kind; nullptr if the badge does not ask for it.
  [[nodiscard]] const BadgeCriterion* find(CriterionKind kind) const;
};

/// What each badge asked on which day. Made by `io::read_badges`.
class BadgeCalendar {
 public:
  explicit BadgeCalendar(std::vector<BadgeSet> sets);

  /// Rising by badge, then by day.
  [[nodiscard]] const std::vector<BadgeSet>& sets() const { return sets_; }

  /// What `badge` asked on `day`; nullptr before anything is known of it.
  [[nodiscard]] const BadgeSet* on(Badge badge, Day day) const;

  /// Replaces the size of a large contract in every set that asks for one.
  void set_large_contract(std::int64_t cents);

 private:
  std::vector<BadgeSet> sets_;
};

}  // namespace jss::insight
