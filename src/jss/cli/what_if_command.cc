// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/what_if_command.h"

#include <algorithm>
#include <memory>

#include "jss/cli/command_door.h"
#include "jss/engine/answer_what_if.h"

namespace jss::cli {

namespace {

// Standard input can be read once only.
Result<void> check_inputs(const engine::WhatIfOptions& options, const SourceFiles& files) {
  const auto& paths = files.paths;
  if (options.file != "-" || std::find(paths.begin(), paths.end(), "-") == paths.end()) return {};
  return invalid("standard input cannot be both the source and the acts: give one as a file");
}

}  // namespace

void add_what_if_command(CLI::App& program, Context& context) {
  const auto files = std::make_shared<SourceFiles>();
  const auto options = std::make_shared<engine::WhatIfOptions>();
  CLI::App* command = program.add_subcommand(
      "what-if", "What acts would do to the score: ending, pausing, refunding, a new job");
  add_source_options(*command, *files, *options);
  add_freelancer_option(*command, *options);
  command
      ->add_option("--do", options->acts,
                   "An act in words, such as 'end c17 by client stars 5 on 2026-12-01'; may be "
                   "given several times")
      ->allow_extra_args(false)
      ->type_name("ACT");
  command->add_option("--acts", options->file, "A file of acts, one a line; # begins a comment")
      ->type_name("FILE");
  command
      ->add_option("--until", options->until,
                   "How far to look ahead; by default a year after the last act")
      ->type_name("DAY");
  command->footer(
      "Acts, each of which may end in 'on DAY':\n"
      "  end ID [by client|freelancer|platform] [reason WORD] [stars N] [recommend N]\n"
      "  leave ID   pause ID   resume ID   write ID   deliver ID\n"
      "  pay ID AMOUNT   refund ID AMOUNT   remove feedback ID   win review ID\n"
      "  start ID [earn AMOUNT] [stars N] [recommend N] [client ID] [lasts N days]\n"
      "  start ID open [client ID]\n"
      "\n"
      "Examples:\n"
      "  jss what-if events.jsonl --freelancer ana --do 'end c11 by client stars 5'\n"
      "  jss what-if events.jsonl --do 'pause c14' --do 'refund c21 50'\n"
      "  jss what-if contracts.csv --freelancer f-1001 --acts plan.txt --format json");
  command->callback([files, options, &context] {
    if (const auto right = check_inputs(*options, *files); !right) {
      return context.complain(right.error());
    }
    ask(engine::answer_what_if, *options, *files, context);
  });
}

}  // namespace jss::cli
