// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "jss/app/evaluation.h"
#include "jss/app/thread_executor.h"
#include "jss/cli/context.h"
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

/// Adds `SOURCE…` and the options that go with it.
void add_source_options(CLI::App& command, SourceOptions& options);

/// A source that is open, with the evaluation that the options ask of it. The evaluation refers to
/// the other two, so the whole stays where it is.
struct OpenedSource {
  app::PolicyShelf shelf;
  app::Source source;
  std::optional<app::Evaluation> evaluation;
};

/// Opens the source and prepares the evaluation that the options ask for; warnings and progress go
/// to the context's error stream. The evaluation is always there.
[[nodiscard]] Result<std::unique_ptr<OpenedSource>> open_source(const SourceOptions& options,
                                                                app::ThreadExecutor& executor,
                                                                Context& context);

/// How text answers are laid out in this context.
[[nodiscard]] io::TextStyle text_style(const Context& context);

}  // namespace jss::cli
