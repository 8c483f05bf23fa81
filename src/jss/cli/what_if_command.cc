// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/what_if_command.h"

#include <algorithm>
#include <memory>
#include <ostream>

#include "jss/app/file_reader.h"
#include "jss/cli/subject_options.h"
#include "jss/insight/what_if.h"
#include "jss/io/act_text.h"
#include "jss/io/plain_text.h"
#include "jss/io/what_if_csv.h"
#include "jss/io/what_if_json.h"
#include "jss/io/what_if_text.h"

namespace jss::cli {
namespace {

struct WhatIfOptions {
  SourceOptions source;
  std::vector<std::string> acts;
  std::string file;
  std::string until;
};

// Those of the file first, then those of the command line.
Result<std::vector<insight::Act>> acts_of(const WhatIfOptions& options) {
  std::vector<insight::Act> acts;
  if (!options.file.empty()) {
    const auto text = app::read_text(options.file);
    if (!text) return tl::unexpected(text.error());
    auto read = io::parse_acts(*text, options.file == "-" ? "standard input" : options.file);
    if (!read) return tl::unexpected(read.error());
    acts = std::move(*read);
  }
  for (const std::string& text : options.acts) {
    auto act = io::parse_act(text);
    if (!act) return invalid("--do " + io::quoted(text) + ": " + act.error().message);
    acts.push_back(std::move(*act));
  }
  return acts;
}

Result<void> run(const WhatIfOptions& options, Context& context) {
  Day until;
  if (!options.until.empty()) {
    const auto day = parse_day_option("--until", options.until);
    if (!day) return tl::unexpected(day.error());
    until = *day;
  }
  const auto& paths = options.source.paths;
  if (options.file == "-" && std::find(paths.begin(), paths.end(), "-") != paths.end()) {
    return invalid("standard input cannot be both the source and the acts: give one as a file");
  }
  const auto acts = acts_of(options);
  if (!acts) return tl::unexpected(acts.error());
  app::ThreadExecutor executor(options.source.threads);
  const auto opened = open_subject(options.source, executor, context);
  if (!opened) return tl::unexpected(opened.error());
  const engine::Subject& subject = opened->subject;
  const auto answer =
      insight::what_if(subject.chronicle, subject.policies, *acts, subject.as_of, until);
  if (!answer) return tl::unexpected(answer.error());
  const io::FreelancerSubject about{subject.chronicle.freelancer(), subject.as_of, *subject.policy};
  if (options.source.format == "text") {
    context.out << io::what_if_page(about, *answer, subject.chronicle, text_style(context));
  } else if (options.source.format == "csv") {
    context.out << io::what_if_csv_heading() << io::what_if_csv(about, *answer);
  } else {
    context.out << io::what_if_json(about, *answer) << '\n';
  }
  return {};
}

}  // namespace

void add_what_if_command(CLI::App& program, Context& context) {
  const auto options = std::make_shared<WhatIfOptions>();
  CLI::App* command = program.add_subcommand(
      "what-if", "What acts would do to the score: ending, pausing, refunding, a new job");
  add_source_options(*command, options->source);
  add_freelancer_option(*command, options->source);
  command
      ->add_option("--do", options->acts,
                   "An act in words, such as 'end c17 by client stars 5 on 2026-12-01'; may be "
                   "given several times")
      ->allow_extra_args(false)
      ->type_name("ACT");
  command->add_option("--acts", options->file, "A file of acts, one a line; # begins a comment")
      ->type_name("FILE");
  command
      ->add_option("--until", options->until,
                   "How far to look ahead; by default a year after the last act")
      ->type_name("DAY");
  command->footer(
      "Acts, each of which may end in 'on DAY':\n"
      "  end ID [by client|freelancer|platform] [reason WORD] [stars N] [recommend N]\n"
      "  leave ID   pause ID   resume ID   write ID   deliver ID\n"
      "  pay ID AMOUNT   refund ID AMOUNT   remove feedback ID   win review ID\n"
      "  start ID [earn AMOUNT] [stars N] [recommend N] [client ID] [lasts N days]\n"
      "  start ID open [client ID]\n"
      "\n"
      "Examples:\n"
      "  jss what-if events.jsonl --freelancer ana --do 'end c11 by client stars 5'\n"
      "  jss what-if events.jsonl --do 'pause c14' --do 'refund c21 50'\n"
      "  jss what-if contracts.csv --freelancer f-1001 --acts plan.txt --format json");
  command->callback([options, &context] {
    if (const auto done = run(*options, context); !done) context.complain(done.error());
  });
}

}  // namespace jss::cli
