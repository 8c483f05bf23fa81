// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/score_command.h"

#include <memory>

#include "jss/cli/command_door.h"
#include "jss/engine/answer_score.h"

namespace jss::cli {

void add_score_command(CLI::App& program, Context& context) {
  const auto files = std::make_shared<SourceFiles>();
  const auto options = std::make_shared<engine::ScoreOptions>();
  CLI::App* command = program.add_subcommand("score", "The score of everybody, or of one");
  add_source_options(*command, *files, *options);
  command->add_option("--freelancer", options->freelancer, "Only this one")->type_name("ID");
  command->add_flag("--detail", options->detail, "With every contract and the points it costs");
  command
      ->add_option("--changed-since", options->changed_since,
                   "Only those whose score is another one than on that day")
      ->type_name("DAY");
  command->footer(
      "Examples:\n"
      "  jss score contracts.csv\n"
      "  jss score sqlite:market.db --as-of 2026-05-02 --changed-since 2026-05-01\n"
      "  jss score events.jsonl --freelancer ana --as-of 2026-05-01\n"
      "  jss score contracts.csv --policy 2020-03 --detail --format json");
  command->callback(
      [files, options, &context] { ask(engine::answer_score, *options, *files, context); });
}

}  // namespace jss::cli
