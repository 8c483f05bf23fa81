// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/forecast_command.h"

#include <algorithm>
#include <charconv>
#include <memory>

#include "jss/cli/compared_rules.h"
#include "jss/io/plain_text.h"

namespace jss::cli {
namespace {

constexpr int kMostMonths = 600;

struct ForecastOptions {
  SourceOptions source;
  std::string months;
  std::vector<std::string> under;
};

std::optional<int> parse_months(const std::string& text) {
  int months = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, months);
  if (error != std::errc() || rest != end || months < 1 || months > kMostMonths) {
    return std::nullopt;
  }
  return months;
}

std::string months_problem(const std::string& text) {
  if (parse_months(text)) return {};
  return io::quoted(text) + " is not a number from 1 to " + std::to_string(kMostMonths);
}

Result<void> run(const ForecastOptions& options, Context& context) {
  app::ThreadExecutor executor(options.source.threads);
  auto opened = open_subject(options.source, executor, context);
  if (!opened) return tl::unexpected(opened.error());
  const auto rules = compared_rules(*opened, options.under);
  if (!rules) return tl::unexpected(rules.error());
  const Day as_of = opened->subject.as_of;
  const Day last = last_turning_day(*opened, *rules, as_of);
  const auto months = parse_months(options.months);
  const Day to = months ? std::min(kLastDay, add_months(as_of, *months)) : last;
  return write_timelines(*opened, *rules,
                         {.from = as_of, .to = to, .settled_on = last <= to ? last : kNoDay},
                         options.source, context);
}

}  // namespace

void add_forecast_command(CLI::App& program, Context& context) {
  const auto options = std::make_shared<ForecastOptions>();
  CLI::App* command = program.add_subcommand(
      "forecast", "How one freelancer's score goes on if nothing more happens");
  add_source_options(*command, options->source, timeline_formats());
  add_freelancer_option(*command, options->source);
  command
      ->add_option("--months", options->months,
                   "How far to look ahead; default: until nothing changes any more")
      ->check(months_problem)
      ->type_name("N");
  add_under_option(*command, options->under);
  command->footer(
      "Examples:\n"
      "  jss forecast events.jsonl --freelancer ana\n"
      "  jss forecast contracts.csv --freelancer f-1001 --months 6 --format json\n"
      "  jss forecast events.jsonl --freelancer ana --format ics > score.ics");
  command->callback([options, &context] {
    if (const auto done = run(*options, context); !done) context.complain(done.error());
  });
}

}  // namespace jss::cli
