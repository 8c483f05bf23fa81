// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace jss::cli {

/// What may stand at a place of the command line.
struct Suggestions {
  std::vector<std::string> words;
  bool files = false;  ///< Names of files, too.
};

struct CommandOption {
  std::vector<std::string> names;  ///< With their dashes: `-h` and `--help`.
  std::string description;
  std::string value;  ///< What it takes, as help calls it; empty if it takes nothing.
  Suggestions values;
};

/// One command, or the program itself, as completion needs to know it.
struct Command {
  std::vector<std::string> path;  ///< `policy`, `show`; empty for the program.
  std::string description;
  std::vector<std::string> commands;  ///< The names of those below it.
  std::vector<CommandOption> options;
  Suggestions arguments;
};

/// The program and every command below it, each before those below itself. Where a policy is asked
/// for, `policies` are the words offered.
[[nodiscard]] std::vector<Command> command_tree(const CLI::App& program,
                                                const std::vector<std::string>& policies);

}  // namespace jss::cli
