// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/infer_command.h"

#include <algorithm>
#include <memory>

#include "jss/cli/command_door.h"
#include "jss/engine/answer_infer.h"

namespace jss::cli {

namespace {

// Standard input can be read once only.
Result<void> check_inputs(const engine::InferOptions& options, const SourceFiles& files) {
  const auto inputs = std::count(files.paths.begin(), files.paths.end(), "-") +
                      (options.observed == "-" ? 1 : 0) + (options.prior == "-" ? 1 : 0);
  if (inputs <= 1) return {};
  return invalid("standard input (-) is named for more than one file: name a file for the others");
}

}  // namespace

void add_infer_command(CLI::App& program, Context& context) {
  const auto files = std::make_shared<SourceFiles>();
  const auto options = std::make_shared<engine::InferOptions>();
  CLI::App* command = program.add_subcommand(
      "infer", "What the scores really shown tell of private answers and of the rules");
  command
      ->add_option("--observed", options->observed,
                   "The scores shown: a CSV of day, score (0 to 100, or none)")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("--prior", options->prior,
                   "How clients answer in private, as TOML; default: that of "
                   "examples/private-answers.toml")
      ->type_name("FILE");
  add_source_options(*command, *files, *options);
  add_freelancer_option(*command, *options);
  command->footer(
      "Without --policy, all policies that ship are held against the scores.\n"
      "\n"
      "Examples:\n"
      "  jss infer events.jsonl --freelancer ana --observed shown.csv\n"
      "  jss infer events.jsonl --observed shown.csv --policy 2024-09 --format json");
  command->callback([files, options, &context] {
    if (const auto right = check_inputs(*options, *files); !right) {
      return context.complain(right.error());
    }
    ask(engine::answer_infer, *options, *files, context);
  });
}

}  // namespace jss::cli
