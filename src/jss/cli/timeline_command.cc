// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/timeline_command.h"

#include <algorithm>
#include <memory>

#include "jss/cli/compared_rules.h"

namespace jss::cli {
namespace {

struct TimelineOptions {
  SourceOptions source;
  std::string from;
  std::string to;
  std::vector<std::string> under;
};

constexpr int kMonthsAhead = 12;

// From the freelancer's first contract, or from the first day that can be asked about.
Day first_day_of(const engine::Subject& subject) {
  return std::max({subject.chronicle.first_own_day(), subject.chronicle.first_day(),
                   subject.policies.first_day()});
}

Result<Days> days_of(const TimelineOptions& options, const engine::Subject& subject) {
  Days days{.from = first_day_of(subject),
            .to = std::min(kLastDay, add_months(subject.as_of, kMonthsAhead)),
            .settled_on = {}};
  if (!options.from.empty()) {
    const auto from = parse_day_option("--from", options.from);
    if (!from) return tl::unexpected(from.error());
    if (const auto known = engine::check_day(subject, *from); !known) {
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

Result<void> run(const TimelineOptions& options, Context& context) {
  app::ThreadExecutor executor(options.source.threads);
  auto opened = open_subject(options.source, executor, context);
  if (!opened) return tl::unexpected(opened.error());
  const auto rules = compared_rules(*opened, options.under);
  if (!rules) return tl::unexpected(rules.error());
  const auto days = days_of(options, opened->subject);
  if (!days) return tl::unexpected(days.error());
  return write_timelines(*opened, *rules, *days, options.source, context);
}

}  // namespace

void add_timeline_command(CLI::App& program, Context& context) {
  const auto options = std::make_shared<TimelineOptions>();
  CLI::App* command = program.add_subcommand(
      "timeline", "Every day on which one freelancer's score changed or will, and why");
  add_source_options(*command, options->source, timeline_formats());
  add_freelancer_option(*command, options->source);
  command
      ->add_option("--from", options->from,
                   "The first day; default: that of the freelancer's first contract")
      ->type_name("DAY");
  command
      ->add_option("--to", options->to, "The last day; default: a year after the day in question")
      ->type_name("DAY");
  add_under_option(*command, options->under);
  command->footer(
      "What comes after the day in question holds if nothing more happens.\n"
      "\n"
      "Examples:\n"
      "  jss timeline events.jsonl --freelancer ana\n"
      "  jss timeline events.jsonl --freelancer ana --from 2026-01-01 --format json\n"
      "  jss timeline events.jsonl --freelancer ana --under 2015-03 --under 2024-09\n"
      "  jss timeline events.jsonl --freelancer ana --format svg > chart.svg");
  command->callback([options, &context] {
    if (const auto done = run(*options, context); !done) context.complain(done.error());
  });
}

}  // namespace jss::cli
