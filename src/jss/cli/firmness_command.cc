// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/firmness_command.h"

#include <memory>

#include "jss/cli/command_door.h"
#include "jss/engine/answer_firmness.h"

namespace jss::cli {

void add_firmness_command(CLI::App& program, Context& context) {
  const auto files = std::make_shared<SourceFiles>();
  const auto options = std::make_shared<engine::QuestionOptions>();
  CLI::App* command = program.add_subcommand(
      "firmness", "How firm one freelancer's score is: what a bad job would cost");
  add_source_options(*command, *files, *options);
  add_freelancer_option(*command, *options);
  command->footer(
      "Examples:\n"
      "  jss firmness events.jsonl --freelancer ana\n"
      "  jss firmness contracts.csv --policy 2024-09 --format json");
  command->callback(
      [files, options, &context] { ask(engine::answer_firmness, *options, *files, context); });
}

}  // namespace jss::cli
