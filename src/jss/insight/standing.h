// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "jss/history/chronicle.h"
#include "jss/insight/badge.h"
#include "jss/scoring/policy_calendar.h"

namespace jss::insight {

/// Is it as asked? `unknown` where the source does not tell.
enum class Met : std::uint8_t { met, missing, unknown };

[[nodiscard]] std::string_view to_string(Met met);

/// How one criterion stands.
struct CriterionStanding {
  BadgeCriterion criterion;
  Met met = Met::unknown;
  /// What there is of what is asked, in the criterion's unit: the least that is certain. Absent
  /// where nothing is known, and where nothing is counted.
  std::optional<std::int64_t> found;
  /// The most that there may be; absent where `found` is all there is.
  std::optional<std::int64_t> possible;
  /// If not met: the first day on which it can be, if nothing bad happens (docs/formats.md says for
  /// each what that means); absent where time alone does not bring it.
  Day earliest;
  /// If met: the first day up to `kLastDay` on which it is not, if nothing happens; else absent.
  Day until;
  /// The contracts that count for it; for `good_work` that is missing those that count against it.
  std::vector<std::string> contracts;
};

/// How one badge stands.
struct BadgeStanding {
  std::string set;  ///< The set of criteria in force.
  Day since;        ///< The first day on which it was.
  Badge badge = Badge::rising_talent;
  /// Missing if any criterion is; else unknown if any is.
  Met met = Met::unknown;
  /// The latest of the days on which what is not met can be; absent if one that is missing has
  /// none.
  Day earliest;
  /// If nothing is missing: the earliest day on which something that is met no longer is; absent if
  /// all of it stays.
  Day until;
  std::vector<CriterionStanding> criteria;
};

/// The badges and perks that were known on a day, in the order of `kBadges`.
struct Standing {
  Day as_of;
  std::vector<BadgeStanding> badges;

  /// The standing of `badge`; nullptr where nothing is known of it on that day.
  [[nodiscard]] const BadgeStanding* find(Badge badge) const;
};

/// How one freelancer stands on `as_of`, by the criteria in force on that day.
///
/// Scores on other days come from the timeline, amounts from `IncomeHistory`. Weeks end on Sundays:
/// a week counts if the score shown on its Sunday is at least that of the set's criterion `score`;
/// without a score it may count where nothing contradicts the badge of a rising talent. Months are
/// reckoned as windows are. Whatever no source tells is unknown.
/// REQUIRES: neither the chronicle nor the calendar of rules begins after `as_of`.
[[nodiscard]] Standing standing(const history::Chronicle& chronicle,
                                const scoring::PolicyCalendar& policies,
                                const BadgeCalendar& badges, Day as_of);

}  // namespace jss::insight
