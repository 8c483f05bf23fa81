// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/source_options.h"

#include <algorithm>
#include <charconv>
#include <ostream>

#include "jss/app/file_reader.h"
#include "jss/app/source_opener.h"
#include "jss/cli/choice_option.h"
#include "jss/cli/progress_bar.h"
#include "jss/io/plain_text.h"
#include "jss/io/problems.h"

namespace jss::cli {
namespace {

std::optional<std::string> given(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

/// What is wrong with the text of a number of threads; nothing if it is right.
std::string number_of_threads_problem(const std::string& text) {
  constexpr unsigned kMostThreads = 256;
  unsigned number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  if (error == std::errc() && rest == end && number >= 1 && number <= kMostThreads) return {};
  return io::quoted(text) + " is not a number from 1 to " + std::to_string(kMostThreads);
}

}  // namespace

void add_when_options(CLI::App& command, SourceOptions& options) {
  command
      .add_option("--as-of", options.as_of,
                  "The day in question; default: the latest that the source mentions, of a ledger "
                  "today")
      ->type_name("DAY");
  command
      .add_option("--known-at", options.known_at,
                  "Only what was known at that time, for ledgers and events that carry recorded_at")
      ->type_name("TIME");
}

void add_threads_option(CLI::App& command, SourceOptions& options) {
  command.add_option("--threads", options.threads, "How many threads; default: all cores")
      ->check(number_of_threads_problem)
      ->type_name("N");
}

void add_source_options(CLI::App& command, SourceOptions& options,
                        const std::vector<std::string>& formats) {
  command
      .add_option("SOURCE", options.paths,
                  "A contract table (CSV), an event file (JSONL), the marketplace's exports, - for "
                  "standard input, or a ledger as sqlite:market.db")
      ->required()
      ->type_name("FILE");
  add_when_options(command, options);
  command
      .add_option("--policy", options.policy,
                  "The rules: an id of 'jss policy list', or of the ledger's own, or a TOML file; "
                  "default: those in force on the day")
      ->type_name(kPolicyType);
  command
      .add_option("--profiles", options.profiles,
                  "A CSV of freelancer_id, profile_completeness, for a contract table")
      ->type_name("FILE");
  command
      .add_option("--answers", options.answers,
                  "For exports: a CSV of contract_id, field, value with what they do not tell")
      ->type_name("FILE");
  if (!formats.empty()) {
    const bool draws = std::find(formats.begin(), formats.end(), "svg") != formats.end();
    add_choice(command, "--format", options.format, formats,
               draws ? "For people, for programs, for tables, a chart, or a calendar of what comes"
                     : "For people, for programs, for tables")
        ->capture_default_str();
  }
  add_threads_option(command, options);
}

Result<Day> parse_day_option(const std::string& option, const std::string& value) {
  if (const auto day = parse_day(value)) return *day;
  return invalid(option + " '" + value +
                 "' is not a day: write it as YYYY-MM-DD, such as 2026-11-20");
}

Result<engine::EvaluationRequest> evaluation_request(const SourceOptions& options) {
  engine::EvaluationRequest request{.as_of = {}, .known_at = {}, .policy = given(options.policy)};
  if (!options.as_of.empty()) {
    const auto as_of = parse_day_option("--as-of", options.as_of);
    if (!as_of) return tl::unexpected(as_of.error());
    request.as_of = *as_of;
  }
  if (!options.known_at.empty()) {
    request.known_at = parse_timestamp(options.known_at);
    if (!request.known_at) {
      return invalid("--known-at '" + options.known_at +
                     "' is not a time: write it as 2026-11-20T09:30:00Z");
    }
  }
  return request;
}

Result<FreelancerIndex> freelancer_of(const SourceOptions& options,
                                      const engine::Evaluation& evaluation) {
  if (!options.freelancer.empty()) return evaluation.find_freelancer(options.freelancer);
  if (evaluation.table().freelancer_count() == 1) return FreelancerIndex{0};
  if (evaluation.table().freelancer_count() == 0) {
    return invalid("the source tells of no contract on " + to_string(evaluation.as_of()) +
                   " or before: give a later day, or another source");
  }
  return invalid("the source has " + std::to_string(evaluation.table().freelancer_count()) +
                 " freelancers: name one with --freelancer");
}

void add_freelancer_option(CLI::App& command, SourceOptions& options) {
  command
      .add_option("--freelancer", options.freelancer,
                  "Whose score; may be left out if the source has one")
      ->type_name("ID");
}

Result<std::unique_ptr<OpenedSource>> open_source(const SourceOptions& options,
                                                  app::ThreadExecutor& executor, Context& context) {
  const auto request = evaluation_request(options);
  if (!request) return tl::unexpected(request.error());
  auto shelf = engine::PolicyShelf::open(app::read_text);
  if (!shelf) return tl::unexpected(shelf.error());

  ProgressBar bar("Reading", context);
  auto source = app::open_source(
      {.paths = options.paths,
       .profiles = given(options.profiles),
       .answers = given(options.answers),
       .freelancer = options.freelancer},
      [&bar](std::uint64_t done, std::uint64_t total) { bar.update(done, total); },
      day_of(context.clock()));
  if (!source) return tl::unexpected(source.error());
  for (const std::string& warning : source->warnings()) {
    context.warn(warning);
  }
  auto opened = std::make_unique<OpenedSource>(
      OpenedSource{std::move(*shelf), std::move(*source), std::nullopt});
  auto evaluation = engine::Evaluation::prepare(opened->source, opened->shelf, *request, executor);
  if (!evaluation) return tl::unexpected(evaluation.error());
  opened->evaluation = std::move(*evaluation);
  warn_of_anomalies(opened->shelf.life().anomalies(), context);
  warn_of_anomalies(opened->source.anomalies(), context);
  return opened;
}

void warn_of_anomalies(const std::vector<history::Anomaly>& anomalies, Context& context) {
  std::size_t listed = 0;
  for (const history::Anomaly& anomaly : anomalies) {
    if (listed++ == io::Problems::kExplained) break;
    context.warn("event " + io::quoted(anomaly.event) + " (" +
                 std::string(to_string(anomaly.type)) + ") is left out: " + anomaly.message);
  }
  if (anomalies.size() > io::Problems::kExplained) {
    context.warn("and " + std::to_string(anomalies.size() - io::Problems::kExplained) +
                 " events more (" + std::to_string(anomalies.size()) + " in all)");
  }
}

io::TextStyle text_style(const Context& context) {
  return {.width = context.width, .colour = context.colour};
}

}  // namespace jss::cli
