// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/calendar_command.h"

#include <memory>

#include "jss/cli/command_door.h"
#include "jss/engine/answer_calendar.h"

namespace jss::cli {

void add_calendar_command(CLI::App& program, Context& context) {
  const auto files = std::make_shared<SourceFiles>();
  const auto options = std::make_shared<engine::CalendarOptions>();
  CLI::App* command = program.add_subcommand(
      "calendar", "On which coming days scores may change, and why, if nothing more happens");
  add_source_options(*command, *files, *options);
  command->add_option("--freelancer", options->freelancer, "Only the days and causes of this one")
      ->type_name("ID");
  command->add_option("--to", options->to, "The last day; default: thirty days ahead")
      ->type_name("DAY");
  command->footer(
      "Examples:\n"
      "  jss calendar events.jsonl\n"
      "  jss calendar sqlite:market.db --to 2026-12-31 --format csv\n"
      "  jss calendar events.jsonl --freelancer ana --to 2027-06-30");
  command->callback(
      [files, options, &context] { ask(engine::answer_calendar, *options, *files, context); });
}

}  // namespace jss::cli
