// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/program.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <memory>
#include <ostream>

#include "jss/cli/advise_command.h"
#include "jss/cli/calendar_command.h"
#include "jss/cli/certificate_command.h"
#include "jss/cli/completion_command.h"
#include "jss/cli/context.h"
#include "jss/cli/explain_command.h"
#include "jss/cli/firmness_command.h"
#include "jss/cli/forecast_command.h"
#include "jss/cli/help_layout.h"
#include "jss/cli/import_exports_command.h"
#include "jss/cli/infer_command.h"
#include "jss/cli/key_command.h"
#include "jss/cli/ledger_command.h"
#include "jss/cli/plan_command.h"
#include "jss/cli/policy_command.h"
#include "jss/cli/publish_command.h"
#include "jss/cli/report_command.h"
#include "jss/cli/review_command.h"
#include "jss/cli/score_command.h"
#include "jss/cli/serve_command.h"
#include "jss/cli/standing_command.h"
#include "jss/cli/timeline_command.h"
#include "jss/cli/token_command.h"
#include "jss/cli/trend_command.h"
#include "jss/cli/usage_error.h"
#include "jss/cli/verify_score_command.h"
#include "jss/cli/what_if_command.h"

#ifndef JSS_VERSION
#define JSS_VERSION "development"
#endif

namespace jss::cli {
namespace {

constexpr int kPlainWidth = 80;
constexpr int kNarrowest = 40;

int width_of(int stream, bool is_terminal) {
  winsize size{};
  if (!is_terminal || ioctl(stream, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
    return kPlainWidth;
  }
  return std::max<int>(size.ws_col, kNarrowest);
}

// https://no-color.org: any non-empty value switches colours off.
bool colours_are_wanted() {
  const char* const no_color = std::getenv("NO_COLOR");
  return no_color == nullptr || *no_color == '\0';
}

void describe(CLI::App& program) {
  program.formatter(std::make_shared<HelpLayout>());
  program.set_help_flag("-h,--help", "This help");
  program.set_version_flag("--version", "jss " JSS_VERSION, "Which version this is");
  program.require_subcommand(1);
  program.footer(
      "'jss COMMAND --help' tells more about each.\n"
      "Exit codes: 0 done, 1 the answer is no, 2 bad input or usage, 3 a file failed.\n"
      "\n"
      "OpenJSS is independent of any marketplace: it computes a score by published\n"
      "rules and says of each rule whether it is documented, reported or assumed.\n"
      "Nobody's secret formula.");
}

// A script whose variable is not set must not get the answer to another question.
void refuse_empty_values(CLI::App& command) {
  for (CLI::Option* option : command.get_options()) {
    if (option->get_items_expected_max() == 0) continue;
    option->check([](const std::string& value) {
      return value.empty() ? std::string("is empty: give a value, or leave the option out")
                           : std::string();
    });
  }
  for (CLI::App* subcommand : command.get_subcommands([](CLI::App*) { return true; })) {
    refuse_empty_values(*subcommand);
  }
}

}  // namespace

int run_program(int argc, const char* const* argv, std::ostream& out, std::ostream& err,
                const Surroundings& surroundings) {
  Context context{.out = out,
                  .err = err,
                  .out_is_terminal = surroundings.out_is_terminal,
                  .err_is_terminal = surroundings.err_is_terminal,
                  .width = width_of(STDOUT_FILENO, surroundings.out_is_terminal),
                  .err_width = width_of(STDERR_FILENO, surroundings.err_is_terminal),
                  .colour = surroundings.out_is_terminal && colours_are_wanted(),
                  .clock = surroundings.clock};
  CLI::App program("An open, exact, explainable Job Success Score", "jss");
  describe(program);
  add_score_command(program, context);
  add_explain_command(program, context);
  add_timeline_command(program, context);
  add_forecast_command(program, context);
  add_trend_command(program, context);
  add_calendar_command(program, context);
  add_what_if_command(program, context);
  add_advise_command(program, context);
  add_plan_command(program, context);
  add_firmness_command(program, context);
  add_infer_command(program, context);
  add_standing_command(program, context);
  add_report_command(program, context);
  add_policy_command(program, context);
  add_ledger_command(program, context);
  add_publish_command(program, context);
  add_verify_score_command(program, context);
  add_certificate_command(program, context);
  add_key_command(program, context);
  add_token_command(program, context);
  add_review_command(program, context);
  add_serve_command(program, context, surroundings.serve);
  add_import_exports_command(program, context);
  add_completion_command(program, context);
  refuse_empty_values(program);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const bool asked_for_help = error.get_exit_code() == 0;
    if (asked_for_help) {
      program.exit(error, out, err);
    } else {
      complain_of_usage(program, error, context);
    }
  }
  out.flush();
  if (!out) {
    err << "jss: the answer could not be written\n";
    context.exit_code = 3;
  }
  return context.exit_code;
}

}  // namespace jss::cli
