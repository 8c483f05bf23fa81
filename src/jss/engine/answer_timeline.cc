// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/answer_timeline.h"

#include <algorithm>

#include "jss/engine/compared_rules.h"

namespace jss::engine {
namespace {

constexpr int kMonthsAhead = 12;

// From the freelancer's first contract, or from the first day that can be asked about.
Day first_day_of(const Subject& subject) {
  return std::max({subject.chronicle.first_own_day(), subject.chronicle.first_day(),
                   subject.policies.first_day()});
}

Result<Days> days_of(const TimelineOptions& options, const Subject& subject) {
  Days days{.from = first_day_of(subject),
            .to = std::min(kLastDay, add_months(subject.as_of, kMonthsAhead)),
            .settled_on = {}};
  if (!options.from.empty()) {
    const auto from = parse_day_option("--from", options.from);
    if (!from) return tl::unexpected(from.error());
    if (const auto known = check_day(subject, *from); !known) {
      return tl::unexpected(known.error());
    }
    days.from = *from;
  }
  if (!options.to.empty()) {
    const auto to = parse_day_option("--to", options.to);
    if (!to) return tl::unexpected(to.error());
    days.to = *to;
  }
  if (days.to < days.from) {
    return invalid("the timeline would end on " + to_string(days.to) + ", before it begins on " +
                   to_string(days.from) + ": give an earlier --from or a later --to");
  }
  return days;
}

}  // namespace

Result<Verdict> answer_timeline(const TimelineOptions& options, Door& door) {
  auto opened = open_subject(options, door);
  if (!opened) return tl::unexpected(opened.error());
  const auto rules = compared_rules(*opened, options.under);
  if (!rules) return tl::unexpected(rules.error());
  const auto days = days_of(options, opened->subject);
  if (!days) return tl::unexpected(days.error());
  return write_timelines(*opened, *rules, *days, options.format, door);
}

}  // namespace jss::engine
