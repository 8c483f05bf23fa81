// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/plan_command.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <ostream>
#include <string>

#include "jss/cli/subject_options.h"
#include "jss/insight/plan.h"
#include "jss/io/plain_text.h"
#include "jss/io/plan_csv.h"
#include "jss/io/plan_json.h"
#include "jss/io/plan_text.h"

namespace jss::cli {
namespace {

constexpr int kUsualMonths = 6;

struct PlanOptions {
  SourceOptions source;
  std::int64_t target = 0;
  std::string by;
};

/// What is wrong with the text of a target; nothing if it is right.
std::string target_problem(const std::string& text) {
  int number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  if (error == std::errc() && rest == end && number >= 1 && number <= 100) return {};
  return io::quoted(text) + " is no score from 1 to 100";
}

Result<void> run(const PlanOptions& options, Context& context) {
  app::ThreadExecutor executor(options.source.threads);
  const auto opened = open_subject(options.source, executor, context);
  if (!opened) return tl::unexpected(opened.error());
  const engine::Subject& subject = opened->subject;
  insight::PlanRequest request{.target = options.target,
                               .today = subject.as_of,
                               .by = std::min(add_months(subject.as_of, kUsualMonths), kLastDay)};
  if (!options.by.empty()) {
    const auto by = parse_day_option("--by", options.by);
    if (!by) return tl::unexpected(by.error());
    request.by = *by;
  }
  const auto answer = insight::plan(subject.chronicle, subject.policies, request);
  if (!answer) return tl::unexpected(answer.error());
  const io::PlanSubject about{subject.chronicle.freelancer(), *subject.policy,
                              opened->evaluation().table()};
  if (options.source.format == "text") {
    context.out << io::plan_page(about, *answer, text_style(context));
  } else if (options.source.format == "csv") {
    context.out << io::plan_csv_heading() << io::plan_csv(about, *answer);
  } else {
    context.out << io::plan_json(about, *answer) << '\n';
  }
  if (!answer->plan) context.exit_code = 1;
  return {};
}

}  // namespace

void add_plan_command(CLI::App& program, Context& context) {
  const auto options = std::make_shared<PlanOptions>();
  CLI::App* command =
      program.add_subcommand("plan", "What should I do? The least that reaches a score");
  add_source_options(*command, options->source);
  add_freelancer_option(*command, options->source);
  command->add_option("--target", options->target, "The score to reach, as shown: from 1 to 100")
      ->required()
      ->check([](const std::string& text) { return target_problem(text); })
      ->type_name("N");
  command
      ->add_option("--by", options->by,
                   "The last day on which to reach it; default: six months after the day in "
                   "question")
      ->type_name("DAY");
  command->footer(
      "Least effort means: fewest new jobs, then fewest acts that need a client, then\n"
      "fewest acts that need nobody, then the earliest day. Every act is in the words\n"
      "that 'jss what-if' takes. Exit code 1: nothing reaches the target.\n"
      "\n"
      "Examples:\n"
      "  jss plan events.jsonl --freelancer ana --target 95\n"
      "  jss plan events.jsonl --target 90 --by 2027-03-01 --format json");
  command->callback([options, &context] {
    if (const auto done = run(*options, context); !done) context.complain(done.error());
  });
}

}  // namespace jss::cli
