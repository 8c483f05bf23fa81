// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/trend_command.h"

#include <memory>
#include <ostream>

#include "jss/cli/subject_options.h"
#include "jss/insight/trend.h"
#include "jss/io/trend_csv.h"
#include "jss/io/trend_json.h"
#include "jss/io/trend_text.h"

namespace jss::cli {
namespace {

Result<void> run(const SourceOptions& options, Context& context) {
  app::ThreadExecutor executor(options.threads);
  const auto opened = open_subject(options, executor, context);
  if (!opened) return tl::unexpected(opened.error());
  const engine::Subject& subject = opened->subject;
  insight::DayScorer scorer(subject.chronicle, subject.policies);
  scorer.move_to(subject.as_of);
  const insight::Trend trend = insight::trend(scorer);
  const io::FreelancerSubject about{subject.chronicle.freelancer(), subject.as_of, *subject.policy};
  if (options.format == "text") {
    context.out << io::trend_page(about, trend, text_style(context));
  } else if (options.format == "csv") {
    context.out << io::trend_csv_heading() << io::trend_csv(about, trend);
  } else {
    context.out << io::trend_json(about, trend) << '\n';
  }
  return {};
}

}  // namespace

void add_trend_command(CLI::App& program, Context& context) {
  const auto options = std::make_shared<SourceOptions>();
  CLI::App* command =
      program.add_subcommand("trend", "Are clients more content than last quarter and a year ago?");
  add_source_options(*command, *options);
  add_freelancer_option(*command, *options);
  command->footer(
      "Examples:\n"
      "  jss trend events.jsonl --freelancer ana\n"
      "  jss trend events.jsonl --freelancer ana --as-of 2026-05-01 --format csv");
  command->callback([options, &context] {
    if (const auto done = run(*options, context); !done) context.complain(done.error());
  });
}

}  // namespace jss::cli
