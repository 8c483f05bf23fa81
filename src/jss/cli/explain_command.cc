// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/explain_command.h"

#include <memory>
#include <ostream>

#include "jss/cli/freelancer_page.h"
#include "jss/cli/subject_options.h"
#include "jss/cli/unknown_answer.h"
#include "jss/io/change_csv.h"
#include "jss/io/change_json.h"
#include "jss/io/change_text.h"
#include "jss/io/score_csv.h"
#include "jss/io/score_json.h"

namespace jss::cli {
namespace {

Result<void> run(const SourceOptions& options, Context& context) {
  app::ThreadExecutor executor(options.threads);
  auto opened = open_source(options, executor, context);
  if (!opened) return tl::unexpected(opened.error());
  const engine::Evaluation& evaluation = *(*opened)->evaluation;
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

struct ExplainOptions {
  SourceOptions source;
  std::string since;
};

// Why the score changed since that day.
Result<void> run_since(const ExplainOptions& options, Context& context) {
  const auto since = parse_day_option("--since", options.since);
  if (!since) return tl::unexpected(since.error());
  app::ThreadExecutor executor(options.source.threads);
  const auto opened = open_subject(options.source, executor, context);
  if (!opened) return tl::unexpected(opened.error());
  const engine::Subject& subject = opened->subject;
  if (*since > subject.as_of) {
    return invalid("--since " + options.since + " is after " + to_string(subject.as_of) +
                   ", the day that is explained: give an earlier day, or a later one by --as-of");
  }
  if (const auto known = engine::check_day(subject, *since); !known) return known;
  const insight::Change change =
      insight::explain_change(subject.chronicle, subject.policies, *since, subject.as_of);
  const std::string& freelancer = subject.chronicle.freelancer();
  if (options.source.format == "text") {
    context.out << io::change_page(freelancer, change, subject.policies, text_style(context));
  } else if (options.source.format == "csv") {
    context.out << io::change_csv_heading() << io::change_csv(freelancer, change);
  } else {
    context.out << io::change_json(freelancer, change) << '\n';
  }
  return {};
}

}  // namespace

void add_explain_command(CLI::App& program, Context& context) {
  const auto options = std::make_shared<ExplainOptions>();
  CLI::App* command = program.add_subcommand(
      "explain", "Why one freelancer's score is what it is: the points that each contract costs");
  add_source_options(*command, options->source);
  add_freelancer_option(*command, options->source);
  command
      ->add_option("--since", options->since,
                   "Why the score changed since this day, to the hundredth of a point")
      ->type_name("DAY");
  command->footer(
      "Examples:\n"
      "  jss explain events.jsonl --freelancer ana\n"
      "  jss explain events.jsonl --freelancer ana --since 2026-03-01\n"
      "  jss explain contracts.csv --freelancer f-1001 --policy 2015-03 --format json");
  command->callback([options, &context] {
    const auto done =
        options->since.empty() ? run(options->source, context) : run_since(*options, context);
    if (!done) context.complain(done.error());
  });
}

}  // namespace jss::cli
