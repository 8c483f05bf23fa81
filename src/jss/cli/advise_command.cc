// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/advise_command.h"

#include <memory>
#include <ostream>

#include "jss/cli/subject_options.h"
#include "jss/insight/advice.h"
#include "jss/io/advice_csv.h"
#include "jss/io/advice_json.h"
#include "jss/io/advice_text.h"

namespace jss::cli {
namespace {

Result<void> run(const SourceOptions& options, Context& context) {
  app::ThreadExecutor executor(options.threads);
  const auto opened = open_subject(options, executor, context);
  if (!opened) return tl::unexpected(opened.error());
  const engine::Subject& subject = opened->subject;
  const insight::Advice advice =
      insight::advise(subject.chronicle, subject.policies, subject.as_of);
  const io::FreelancerSubject about{subject.chronicle.freelancer(), subject.as_of, *subject.policy};
  if (options.format == "text") {
    context.out << io::advice_page(about, advice, text_style(context));
  } else if (options.format == "csv") {
    context.out << io::advice_csv_heading() << io::advice_csv(about, advice);
  } else {
    context.out << io::advice_json(about, advice) << '\n';
  }
  return {};
}

}  // namespace

void add_advise_command(CLI::App& program, Context& context) {
  const auto options = std::make_shared<SourceOptions>();
  CLI::App* command = program.add_subcommand(
      "advise", "What to do about each open contract, why, when, and what it would do");
  add_source_options(*command, *options);
  add_freelancer_option(*command, *options);
  command->footer(
      "Examples:\n"
      "  jss advise events.jsonl --freelancer ana\n"
      "  jss advise events.jsonl --freelancer ana --policy 2020-03 --format json");
  command->callback([options, &context] {
    if (const auto done = run(*options, context); !done) context.complain(done.error());
  });
}

}  // namespace jss::cli
