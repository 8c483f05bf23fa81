// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/source_options.h"

#include <algorithm>
#include <charconv>

#include "jss/cli/choice_option.h"
#include "jss/io/plain_text.h"

namespace jss::cli {
namespace {

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

void add_when_options(CLI::App& command, engine::QuestionOptions& options) {
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

void add_threads_option(CLI::App& command, unsigned& threads) {
  command.add_option("--threads", threads, "How many threads; default: all cores")
      ->check(number_of_threads_problem)
      ->type_name("N");
}

void add_profiles_option(CLI::App& command, SourceFiles& files) {
  command
      .add_option("--profiles", files.profiles,
                  "A CSV of freelancer_id, profile_completeness, for a contract table")
      ->type_name("FILE");
}

void add_source_options(CLI::App& command, SourceFiles& files, engine::QuestionOptions& options,
                        const std::vector<std::string>& formats) {
  command
      .add_option("SOURCE", files.paths,
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
  add_profiles_option(command, files);
  command
      .add_option("--answers", files.answers,
                  "For exports: a CSV of contract_id, field, value with what they do not tell")
      ->type_name("FILE");
  if (!formats.empty()) {
    const bool draws = std::find(formats.begin(), formats.end(), "svg") != formats.end();
    add_choice(command, "--format", options.format, formats,
               draws ? "For people, for programs, for tables, a chart, or a calendar of what comes"
                     : "For people, for programs, for tables")
        ->capture_default_str();
  }
  add_threads_option(command, files.threads);
}

void add_freelancer_option(CLI::App& command, engine::QuestionOptions& options) {
  command
      .add_option("--freelancer", options.freelancer,
                  "Whose score; may be left out if the source has one")
      ->type_name("ID");
}

void add_under_option(CLI::App& command, std::vector<std::string>& under) {
  command
      .add_option("--under", under,
                  "Also under these rules, on every day, side by side; may be given several times")
      ->type_name(kPolicyType)
      ->allow_extra_args(false);
}

}  // namespace jss::cli
