// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/trend_command.h"

#include <memory>

#include "jss/cli/command_door.h"
#include "jss/engine/answer_trend.h"

namespace jss::cli {

void add_trend_command(CLI::App& program, Context& context) {
  const auto files = std::make_shared<SourceFiles>();
  const auto options = std::make_shared<engine::QuestionOptions>();
  CLI::App* command =
      program.add_subcommand("trend", "Are clients more content than last quarter and a year ago?");
  add_source_options(*command, *files, *options);
  add_freelancer_option(*command, *options);
  command->footer(
      "Examples:\n"
      "  jss trend events.jsonl --freelancer ana\n"
      "  jss trend events.jsonl --freelancer ana --as-of 2026-05-01 --format csv");
  command->callback(
      [files, options, &context] { ask(engine::answer_trend, *options, *files, context); });
}

}  // namespace jss::cli
