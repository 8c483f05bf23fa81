// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/shadow_command.h"

#include <memory>
#include <ostream>
#include <string>

#include "jss/cli/choice_option.h"
#include "jss/cli/source_options.h"
#include "jss/cli/unknown_answer.h"
#include "jss/engine/score_comparison.h"
#include "jss/io/comparison_page.h"

namespace jss::cli {
namespace {

struct ShadowOptions {
  SourceOptions source;
  std::string path;
  std::string shadow;
};

Result<void> run(const ShadowOptions& options, Context& context) {
  app::ThreadExecutor executor(options.source.threads);
  SourceOptions source = options.source;
  source.paths = {options.path};
  const auto opened = open_source(source, executor, context);
  if (!opened) return tl::unexpected(opened.error());
  const engine::Evaluation& evaluation = *(*opened)->evaluation;
  if (const auto known = refuse_unknown(**opened); !known) return tl::unexpected(known.error());
  const auto shadow = (*opened)->shelf.find(options.shadow);
  if (!shadow) return tl::unexpected(shadow.error());
  if (*shadow == &evaluation.policy()) {
    return invalid("the policy '" + (*shadow)->id + "' is the one in force on " +
                   to_string(evaluation.as_of()) +
                   ": name another one, or what to hold it against with --against");
  }
  const auto comparison = engine::compare_with(evaluation, **shadow, executor);
  if (!comparison) return tl::unexpected(comparison.error());
  const io::ComparisonPage page{.table = evaluation.table(),
                                .as_of = evaluation.as_of(),
                                .before = evaluation.policy(),
                                .after = **shadow,
                                .comparison = *comparison};
  if (options.source.format == "json") {
    context.out << io::comparison_json(page) << '\n';
  } else if (options.source.format == "csv") {
    context.out << io::comparison_csv(page);
  } else {
    context.out << io::comparison_text(page, text_style(context));
  }
  return {};
}

}  // namespace

void add_shadow_command(CLI::App& policy, Context& context) {
  const auto options = std::make_shared<ShadowOptions>();
  CLI::App* command = policy.add_subcommand(
      "shadow", "What a policy would do to everybody's score in place of the one in force");
  command
      ->add_option("SOURCE", options->path,
                   "A ledger as sqlite:market.db, a contract table or an event file")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("POLICY", options->shadow,
                   "The rules to try: an id, also of a draft in the ledger, or a TOML file")
      ->required()
      ->type_name(kPolicyType);
  command
      ->add_option("--against", options->source.policy,
                   "The rules to hold it against; default: those in force on the day")
      ->type_name(kPolicyType);
  add_when_options(*command, options->source);
  command
      ->add_option("--profiles", options->source.profiles,
                   "A CSV of freelancer_id, profile_completeness, for a contract table")
      ->type_name("FILE");
  add_choice(*command, "--format", options->source.format, {"text", "json", "csv"},
             "For people, for programs, for tables: every freelancer in a line")
      ->capture_default_str();
  add_threads_option(*command, options->source);
  command->footer(
      "Nothing is written anywhere.\n"
      "\n"
      "Examples:\n"
      "  jss policy shadow sqlite:market.db my-market\n"
      "  jss policy shadow sqlite:market.db new-rules.toml --as-of 2026-05-01\n"
      "  jss policy shadow contracts.csv 2026-01 --against 2024-09 --format csv");
  command->callback([options, &context] {
    if (const auto done = run(*options, context); !done) context.complain(done.error());
  });
}

}  // namespace jss::cli
