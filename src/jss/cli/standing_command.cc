// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/standing_command.h"

#include <memory>

#include "jss/cli/command_door.h"
#include "jss/engine/answer_standing.h"

namespace jss::cli {

void add_standing_command(CLI::App& program, Context& context) {
  const auto files = std::make_shared<SourceFiles>();
  const auto options = std::make_shared<engine::StandingOptions>();
  CLI::App* command = program.add_subcommand(
      "standing", "Which badges and perks are held, what is missing, and when it can be there");
  add_source_options(*command, *files, *options);
  add_freelancer_option(*command, *options);
  command
      ->add_option("--badges", options->badges,
                   "Other criteria than those that ship, as a TOML file")
      ->type_name("FILE");
  command
      ->add_option("--large-contract", options->large_contract,
                   "How much a large contract earns in this category; default: 5000")
      ->type_name("AMOUNT");
  command->footer(
      "Examples:\n"
      "  jss standing events.jsonl --freelancer ana\n"
      "  jss standing events.jsonl --freelancer ana --large-contract 10000\n"
      "  jss standing events.jsonl --freelancer ana --as-of 2024-06-01 --format json");
  command->callback(
      [files, options, &context] { ask(engine::answer_standing, *options, *files, context); });
}

}  // namespace jss::cli
