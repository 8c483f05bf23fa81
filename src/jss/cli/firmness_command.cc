// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/firmness_command.h"

#include <memory>
#include <ostream>

#include "jss/cli/subject_options.h"
#include "jss/insight/firmness.h"
#include "jss/io/firmness_page.h"

namespace jss::cli {
namespace {

Result<void> run(const SourceOptions& options, Context& context) {
  app::ThreadExecutor executor(options.threads);
  const auto opened = open_subject(options, executor, context);
  if (!opened) return tl::unexpected(opened.error());
  const engine::Subject& subject = opened->subject;
  const insight::Firmness firmness =
      insight::firmness(subject.chronicle, subject.policies, subject.as_of);
  const io::FirmnessPage page{subject.chronicle.freelancer(), subject.as_of, subject.policy->id,
                              subject.policy->title, firmness};
  if (options.format == "json") {
    context.out << io::firmness_json(page) << '\n';
  } else if (options.format == "csv") {
    context.out << io::firmness_csv(page);
  } else {
    context.out << io::firmness_text(page, text_style(context));
  }
  return {};
}

}  // namespace

void add_firmness_command(CLI::App& program, Context& context) {
  const auto options = std::make_shared<SourceOptions>();
  CLI::App* command = program.add_subcommand(
      "firmness", "How firm one freelancer's score is: what a bad job would cost");
  add_source_options(*command, *options);
  add_freelancer_option(*command, *options);
  command->footer(
      "Examples:\n"
      "  jss firmness events.jsonl --freelancer ana\n"
      "  jss firmness contracts.csv --policy 2024-09 --format json");
  command->callback([options, &context] {
    if (const auto done = run(*options, context); !done) context.complain(done.error());
  });
}

}  // namespace jss::cli
