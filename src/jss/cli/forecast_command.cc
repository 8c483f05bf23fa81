// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/forecast_command.h"

#include <memory>

#include "jss/cli/command_door.h"
#include "jss/engine/answer_forecast.h"
#include "jss/engine/compared_rules.h"

namespace jss::cli {

void add_forecast_command(CLI::App& program, Context& context) {
  const auto files = std::make_shared<SourceFiles>();
  const auto options = std::make_shared<engine::ForecastOptions>();
  CLI::App* command = program.add_subcommand(
      "forecast", "How one freelancer's score goes on if nothing more happens");
  add_source_options(*command, *files, *options,
                     {engine::kTimelineFormats.begin(), engine::kTimelineFormats.end()});
  add_freelancer_option(*command, *options);
  command
      ->add_option("--months", options->months,
                   "How far to look ahead; default: until nothing changes any more")
      ->check([](const std::string& text) {
        const auto months = engine::parse_months(text);
        return months ? std::string() : months.error().message;
      })
      ->type_name("N");
  add_under_option(*command, options->under);
  command->footer(
      "Examples:\n"
      "  jss forecast events.jsonl --freelancer ana\n"
      "  jss forecast contracts.csv --freelancer f-1001 --months 6 --format json\n"
      "  jss forecast events.jsonl --freelancer ana --format ics > score.ics");
  command->callback(
      [files, options, &context] { ask(engine::answer_forecast, *options, *files, context); });
}

}  // namespace jss::cli
