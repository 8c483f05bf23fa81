// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "jss/app/thread_executor.h"
#include "jss/cli/context.h"
#include "jss/engine/evaluation.h"
#include "jss/io/text_table.h"

namespace jss::cli {

/// The options of every command that scores a source.
struct SourceOptions {
  std::vector<std::string> paths;
  std::string freelancer;
  std::string as_of;
  std::string known_at;
  std::string policy;
  std::string profiles;
  std::string answers;
  std::string format = "text";
  unsigned threads = 0;
};

/// Adds `SOURCE…` and the options that go with it; `--format` takes those `formats`, and is left
/// out where there are none.
void add_source_options(CLI::App& command, SourceOptions& options,
                        const std::vector<std::string>& formats = {"text", "json", "csv"});

/// Adds `--as-of` and `--known-at` alone; `--threads` alone.
void add_when_options(CLI::App& command, SourceOptions& options);
void add_threads_option(CLI::App& command, SourceOptions& options);

/// A source that is open, with the evaluation that the options ask of it. The evaluation refers to
/// the other two, so the whole stays where it is.
struct OpenedSource {
  engine::PolicyShelf shelf;
  engine::Source source;
  std::optional<engine::Evaluation> evaluation;
};

/// The evaluation that the options ask for.
///
/// Errors: `invalid_input` for what is no day or no time.
[[nodiscard]] Result<engine::EvaluationRequest> evaluation_request(const SourceOptions& options);

/// The day that an option's value names.
///
/// Errors: `invalid_input`, naming the option.
[[nodiscard]] Result<Day> parse_day_option(const std::string& option, const std::string& value);

/// The freelancer that the options name; where the source has only one, nobody need be named.
///
/// Errors: `not_found`, `invalid_input` where nobody is named and there are several.
[[nodiscard]] Result<FreelancerIndex> freelancer_of(const SourceOptions& options,
                                                    const engine::Evaluation& evaluation);

/// Adds `--freelancer` for commands that tell of one.
void add_freelancer_option(CLI::App& command, SourceOptions& options);

/// Opens the source and prepares the evaluation that the options ask for; warnings and progress go
/// to the context's error stream. The evaluation is always there.
[[nodiscard]] Result<std::unique_ptr<OpenedSource>> open_source(const SourceOptions& options,
                                                                app::ThreadExecutor& executor,
                                                                Context& context);

/// Warns of what a replay left out: the first twenty explained, all counted.
void warn_of_anomalies(const std::vector<history::Anomaly>& anomalies, Context& context);

/// How text answers are laid out in this context.
[[nodiscard]] io::TextStyle text_style(const Context& context);

}  // namespace jss::cli
