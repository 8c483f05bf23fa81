// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/timeline_command.h"

#include <memory>

#include "jss/cli/command_door.h"
#include "jss/engine/answer_timeline.h"
#include "jss/engine/compared_rules.h"

namespace jss::cli {

void add_timeline_command(CLI::App& program, Context& context) {
  const auto files = std::make_shared<SourceFiles>();
  const auto options = std::make_shared<engine::TimelineOptions>();
  CLI::App* command = program.add_subcommand(
      "timeline", "Every day on which one freelancer's score changed or will, and why");
  add_source_options(*command, *files, *options,
                     {engine::kTimelineFormats.begin(), engine::kTimelineFormats.end()});
  add_freelancer_option(*command, *options);
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
  command->callback(
      [files, options, &context] { ask(engine::answer_timeline, *options, *files, context); });
}

}  // namespace jss::cli
