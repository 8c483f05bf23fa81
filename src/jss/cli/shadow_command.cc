// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/shadow_command.h"

#include <memory>

#include "jss/cli/choice_option.h"
#include "jss/cli/command_door.h"
#include "jss/engine/answer_shadow.h"

namespace jss::cli {

void add_shadow_command(CLI::App& policy, Context& context) {
  const auto files = std::make_shared<SourceFiles>();
  const auto options = std::make_shared<engine::ShadowOptions>();
  files->paths.resize(1);
  CLI::App* command = policy.add_subcommand(
      "shadow", "What a policy would do to everybody's score in place of the one in force");
  command
      ->add_option("SOURCE", files->paths.front(),
                   "A ledger as sqlite:market.db, a contract table or an event file")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("POLICY", options->shadow,
                   "The rules to try: an id, also of a draft in the ledger, or a TOML file")
      ->required()
      ->type_name(kPolicyType);
  command
      ->add_option("--against", options->policy,
                   "The rules to hold it against; default: those in force on the day")
      ->type_name(kPolicyType);
  add_when_options(*command, *options);
  add_profiles_option(*command, *files);
  add_choice(*command, "--format", options->format, {"text", "json", "csv"},
             "For people, for programs, for tables: every freelancer in a line")
      ->capture_default_str();
  add_threads_option(*command, files->threads);
  command->footer(
      "Nothing is written anywhere.\n"
      "\n"
      "Examples:\n"
      "  jss policy shadow sqlite:market.db my-market\n"
      "  jss policy shadow sqlite:market.db new-rules.toml --as-of 2026-05-01\n"
      "  jss policy shadow contracts.csv 2026-01 --against 2024-09 --format csv");
  command->callback(
      [files, options, &context] { ask(engine::answer_shadow, *options, *files, context); });
}

}  // namespace jss::cli
