// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/explain_command.h"

#include <memory>

#include "jss/cli/command_door.h"
#include "jss/engine/answer_explain.h"

namespace jss::cli {

void add_explain_command(CLI::App& program, Context& context) {
  const auto files = std::make_shared<SourceFiles>();
  const auto options = std::make_shared<engine::ExplainOptions>();
  CLI::App* command = program.add_subcommand(
      "explain", "Why one freelancer's score is what it is: the points that each contract costs");
  add_source_options(*command, *files, *options);
  add_freelancer_option(*command, *options);
  command
      ->add_option("--since", options->since,
                   "Why the score changed since this day, to the hundredth of a point")
      ->type_name("DAY");
  command->footer(
      "Examples:\n"
      "  jss explain events.jsonl --freelancer ana\n"
      "  jss explain events.jsonl --freelancer ana --since 2026-03-01\n"
      "  jss explain contracts.csv --freelancer f-1001 --policy 2015-03 --format json");
  command->callback(
      [files, options, &context] { ask(engine::answer_explain, *options, *files, context); });
}

}  // namespace jss::cli
