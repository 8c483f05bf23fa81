// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "jss/engine/question_options.h"

namespace jss::cli {

/// The files that a command's question is about, and what to answer it with.
struct SourceFiles {
  std::vector<std::string> paths;
  std::string profiles;
  std::string answers;
  unsigned threads = 0;  ///< 0: as many as there are cores.
};

/// Adds `SOURCE…` and the options that every question takes; `--format` takes those `formats`, and
/// is left out where there are none.
void add_source_options(CLI::App& command, SourceFiles& files, engine::QuestionOptions& options,
                        const std::vector<std::string>& formats = {"text", "json", "csv"});

/// Adds `--as-of` and `--known-at` alone; `--threads` alone; `--profiles` alone.
void add_when_options(CLI::App& command, engine::QuestionOptions& options);
void add_threads_option(CLI::App& command, unsigned& threads);
void add_profiles_option(CLI::App& command, SourceFiles& files);

/// Adds `--freelancer` for commands that tell of one.
void add_freelancer_option(CLI::App& command, engine::QuestionOptions& options);

/// Adds `--under`, which may be given several times.
void add_under_option(CLI::App& command, std::vector<std::string>& under);

}  // namespace jss::cli
