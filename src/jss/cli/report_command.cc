// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/report_command.h"

#include <memory>
#include <ostream>
#include <string>
#include <string_view>

#include "jss/app/file_writer.h"
#include "jss/cli/command_door.h"
#include "jss/engine/answer_report.h"

namespace jss::cli {
namespace {

struct ReportOptions {
  SourceFiles files;
  engine::QuestionOptions question;
  std::string output;
};

Result<engine::Verdict> run(const ReportOptions& options, Context& context) {
  if (options.output.empty() && context.out_is_terminal) {
    return invalid("a report would fill the terminal: name a file with -o report.html");
  }
  CommandDoor door(options.files, options.question.freelancer, context);
  if (options.output.empty() || options.output == "-") {
    return engine::answer_report(options.question, door.door());
  }
  std::string page;
  door.door().write = [&page](std::string_view text) { page += text; };
  auto answered = engine::answer_report(options.question, door.door());
  if (!answered) return answered;
  if (auto written = app::write_file(options.output, page); !written) {
    return tl::unexpected(written.error());
  }
  context.out << options.output << '\n';
  return answered;
}

}  // namespace

void add_report_command(CLI::App& program, Context& context) {
  const auto options = std::make_shared<ReportOptions>();
  CLI::App* command = program.add_subcommand(
      "report", "Everything about one freelancer's score as one page with charts (HTML)");
  add_source_options(*command, options->files, options->question, {});
  add_freelancer_option(*command, options->question);
  command
      ->add_option("-o,--output", options->output,
                   "Where to write the page; default: standard output")
      ->type_name("FILE");
  command->footer(
      "The page needs no network and no script, and reads on a screen, a telephone and\n"
      "paper.\n"
      "\n"
      "Examples:\n"
      "  jss report events.jsonl --freelancer ana -o report.html\n"
      "  jss report contracts.csv --freelancer f-1001 -o - > report.html");
  command->callback([options, &context] { context.finish(run(*options, context)); });
}

}  // namespace jss::cli
