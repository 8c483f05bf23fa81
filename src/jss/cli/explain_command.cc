// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/explain_command.h"

#include <memory>
#include <ostream>

#include "jss/cli/freelancer_page.h"
#include "jss/cli/source_options.h"
#include "jss/cli/unknown_answer.h"
#include "jss/io/score_csv.h"
#include "jss/io/score_json.h"

namespace jss::cli {
namespace {

Result<void> run(const SourceOptions& options, Context& context) {
  app::ThreadExecutor executor(options.threads);
  auto opened = open_source(options, executor, context);
  if (!opened) return tl::unexpected(opened.error());
  const app::Evaluation& evaluation = *(*opened)->evaluation;
  const auto freelancer = freelancer_of(options, evaluation);
  if (!freelancer) return tl::unexpected(freelancer.error());
  const UnknownForm form{options.format, io::UnknownDetail::contracts_and_reasons};
  if (write_unknown_range(**opened, form, context)) return {};
  if (options.format == "text") {
    write_page(**opened, *freelancer, io::Listing::all, executor, context);
    return {};
  }
  const io::ScoreSubject subject{evaluation.table(), *freelancer, evaluation.as_of(),
                                 evaluation.policy().id};
  const auto explanation = insight::explain(evaluation.table(), *freelancer, evaluation.question());
  if (options.format == "csv") {
    context.out << io::explanation_csv_heading() << io::explanation_csv(subject, explanation);
  } else {
    context.out << io::explanation_json(subject, explanation, io::Detail::contracts_and_reasons)
                << '\n';
  }
  return {};
}

}  // namespace

void add_explain_command(CLI::App& program, Context& context) {
  const auto options = std::make_shared<SourceOptions>();
  CLI::App* command = program.add_subcommand(
      "explain", "Why one freelancer's score is what it is: the points that each contract costs");
  add_source_options(*command, *options);
  add_freelancer_option(*command, *options);
  command->footer(
      "Examples:\n"
      "  jss explain events.jsonl --freelancer ana\n"
      "  jss explain contracts.csv --freelancer f-1001 --policy 2015-03 --format json");
  command->callback([options, &context] {
    if (const auto done = run(*options, context); !done) context.complain(done.error());
  });
}

}  // namespace jss::cli
