// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace jss::cli {

/// Lays help out in 80 columns: what a command does, how it is called, then each argument, option
/// and command with its description beside it, wrapped within its column.
class HelpLayout final : public CLI::Formatter {
 public:
  HelpLayout() { label("Positionals", "Arguments"); }

  [[nodiscard]] std::string make_description(const CLI::App* app) const override;
  [[nodiscard]] std::string make_usage(const CLI::App* app, std::string name) const override;
  [[nodiscard]] std::string make_subcommands(const CLI::App* app,
                                             CLI::AppFormatMode mode) const override;
  [[nodiscard]] std::string make_option(const CLI::Option* option,
                                        bool is_positional) const override;
};

}  // namespace jss::cli
