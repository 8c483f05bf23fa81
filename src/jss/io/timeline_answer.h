// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jss/insight/timeline.h"
#include "jss/io/change_words.h"

namespace jss::io {

/// The name of the rules that change by date, where others stand beside them. No policy has it.
inline constexpr std::string_view kRulesByDate = "by_date";

/// A timeline under some rules.
struct TimelineTrack {
  std::string rules;  ///< The id of a policy, or `kRulesByDate`.
  insight::Timeline timeline;
};

/// What is told of one freelancer's days. Every timeline has the same first and last day.
struct TimelineAnswer {
  std::string_view freelancer;
  Day as_of;  ///< Up to this day it happened; from then on time alone goes on.
  const ContractTitles& titles;
  std::span<const TimelineTrack> tracks;  ///< At least one.
  /// Nothing changes after this day if nothing more happens; absent where nobody asked.
  Day settled_on;
};

/// The days that are told of: the first, and each later one on which the score changes in any of
/// the timelines; rising.
[[nodiscard]] std::vector<Day> shown_days(std::span<const TimelineTrack> tracks);

/// What changed on `day` itself; empty if nothing did.
[[nodiscard]] std::span<const insight::ChangePart> changes_on(const insight::Timeline& timeline,
                                                              Day day);

}  // namespace jss::io
