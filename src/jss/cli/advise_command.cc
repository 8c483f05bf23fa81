// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/advise_command.h"

#include <memory>

#include "jss/cli/command_door.h"
#include "jss/engine/answer_advise.h"

namespace jss::cli {

void add_advise_command(CLI::App& program, Context& context) {
  const auto files = std::make_shared<SourceFiles>();
  const auto options = std::make_shared<engine::QuestionOptions>();
  CLI::App* command = program.add_subcommand(
      "advise", "What to do about each open contract, why, when, and what it would do");
  add_source_options(*command, *files, *options);
  add_freelancer_option(*command, *options);
  command->footer(
      "Examples:\n"
      "  jss advise events.jsonl --freelancer ana\n"
      "  jss advise events.jsonl --freelancer ana --policy 2020-03 --format json");
  command->callback(
      [files, options, &context] { ask(engine::answer_advise, *options, *files, context); });
}

}  // namespace jss::cli
