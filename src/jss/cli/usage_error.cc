// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/usage_error.h"

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "jss/io/nearest_name.h"
#include "jss/io/plain_text.h"

namespace jss::cli {
namespace {

bool is_option(std::string_view word) { return word.starts_with('-') && word != "-"; }

std::vector<std::string> options_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::vector<std::string> commands_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

/// What is said of a word that `name`, the command so far, does not know.
std::string about_stranger(const CLI::App& app, const std::string& name, const std::string& word) {
  const std::vector<std::string> commands = commands_of(app);
  if (!is_option(word) && commands.empty()) {
    return io::quoted(word) + " is more than '" + name + "' takes";
  }
  const std::vector<std::string> known = is_option(word) ? options_of(app) : commands;
  const std::string_view nearest = io::nearest_name(word, {known.begin(), known.end()});
  return io::quoted(word) + " is not " + (is_option(word) ? "an option" : "a command") + " of '" +
         name + "'" + (nearest.empty() ? "" : "; did you mean '" + std::string(nearest) + "'?");
}

}  // namespace

void complain_of_usage(const CLI::App& program, const CLI::ParseError& error, Context& context) {
  const CLI::App* app = &program;
  std::string name = program.get_name();
  while (!app->get_subcommands().empty()) {
    app = app->get_subcommands().front();
    name += " " + app->get_name();
  }
  const bool lacks_a_command = app->get_require_subcommand_min() > 0;
  const std::vector<std::string> strangers = app->remaining();
  if (lacks_a_command && strangers.empty()) {
    context.err << program.help();
    context.exit_code = 2;
    return;
  }
  const std::string message =
      strangers.empty() ? error.what() : about_stranger(*app, name, strangers.front());
  context.complain({ErrorCode::invalid_input,
                    message + "\nRun '" + name + " --help' to see what can be asked."});
}

}  // namespace jss::cli
