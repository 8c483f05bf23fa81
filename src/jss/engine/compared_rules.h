// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "jss/engine/opened_subject.h"
#include "jss/io/timeline_answer.h"

namespace jss::engine {

/// Rules under which days are asked about, with the name that answers give them.
struct NamedRules {
  std::string name;  ///< The id of a policy, or `io::kRulesByDate`.
  scoring::PolicyCalendar policies;
};

/// The formats of timelines.
inline constexpr std::array<std::string_view, 5> kTimelineFormats{"text", "json", "csv", "svg",
                                                                  "ics"};

/// The subject's own rules, then each of `under`, an id or a file. They hold as long as the shelf.
///
/// Errors: those of `PolicyShelf::find`; `invalid_input` where two have one name.
[[nodiscard]] Result<std::vector<NamedRules>> compared_rules(OpenedSubject& opened,
                                                             const std::vector<std::string>& under);

/// The day after which nothing changes under any of the rules, if nothing happens after `from`.
[[nodiscard]] Day last_turning_day(const OpenedSubject& opened,
                                   const std::vector<NamedRules>& rules, Day from);

/// The days that a command asks about.
struct Days {
  Day from;
  Day to;
  Day settled_on;  ///< As in `io::TimelineAnswer`.
};

/// Writes the timelines under those rules in that format.
///
/// Errors: `invalid_input` for a calendar of several rules: it has one event a day.
[[nodiscard]] Result<Verdict> write_timelines(const OpenedSubject& opened,
                                              const std::vector<NamedRules>& rules,
                                              const Days& days, const std::string& format,
                                              Door& door);

}  // namespace jss::engine
