// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "jss/cli/subject_options.h"
#include "jss/io/timeline_answer.h"

namespace jss::cli {

/// Rules under which days are asked about, with the name that answers give them.
struct NamedRules {
  std::string name;  ///< The id of a policy, or `io::kRulesByDate`.
  scoring::PolicyCalendar policies;
};

/// The formats of timelines.
[[nodiscard]] std::vector<std::string> timeline_formats();

/// Adds `--under`, which may be given several times.
void add_under_option(CLI::App& command, std::vector<std::string>& under);

/// The subject's own rules, then each of `under`, an id or a file. They hold as long as the shelf.
///
/// Errors: those of `engine::PolicyShelf::find`; `invalid_input` where two have one name.
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

/// Writes the timelines under those rules in the format of `options`.
///
/// Errors: `invalid_input` for a calendar of several rules: it has one event a day.
[[nodiscard]] Result<void> write_timelines(const OpenedSubject& opened,
                                           const std::vector<NamedRules>& rules, const Days& days,
                                           const SourceOptions& options, Context& context);

}  // namespace jss::cli
