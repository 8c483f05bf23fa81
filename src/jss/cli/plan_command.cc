// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/plan_command.h"

#include <memory>

#include "jss/cli/command_door.h"
#include "jss/engine/answer_plan.h"

namespace jss::cli {

void add_plan_command(CLI::App& program, Context& context) {
  const auto files = std::make_shared<SourceFiles>();
  const auto options = std::make_shared<engine::PlanOptions>();
  CLI::App* command =
      program.add_subcommand("plan", "What should I do? The least that reaches a score");
  add_source_options(*command, *files, *options);
  add_freelancer_option(*command, *options);
  command->add_option("--target", options->target, "The score to reach, as shown: from 1 to 100")
      ->required()
      ->check([](const std::string& text) {
        const auto target = engine::parse_target(text);
        return target ? std::string() : target.error().message;
      })
      ->type_name("N");
  command
      ->add_option("--by", options->by,
                   "The last day on which to reach it; default: six months after the day in "
                   "question")
      ->type_name("DAY");
  command->footer(
      "Least effort means: fewest new jobs, then fewest acts that need a client, then\n"
      "fewest acts that need nobody, then the earliest day. Every act is in the words\n"
      "that 'jss what-if' takes. Exit code 1: nothing reaches the target.\n"
      "\n"
      "Examples:\n"
      "  jss plan events.jsonl --freelancer ana --target 95\n"
      "  jss plan events.jsonl --target 90 --by 2027-03-01 --format json");
  command->callback(
      [files, options, &context] { ask(engine::answer_plan, *options, *files, context); });
}

}  // namespace jss::cli
