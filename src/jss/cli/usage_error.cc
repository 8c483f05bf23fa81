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

/// The parser's sentence on the number of values, as one that says what to do.
std::string about_number_of_values(std::string_view said) {
  const std::size_t colon = said.find(": ");
  if (colon == std::string_view::npos) return std::string(said);
  const std::string name(said.substr(0, colon));
  const bool is_an_option = name.starts_with('-');
  const std::string_view rule = said.substr(colon + 2);
  if (rule.starts_with("At Most 1 "))
    return name + (is_an_option ? " stands more than once: give it once" : ": give only one");
  if (rule.starts_with("1 required ")) return name + " needs a value behind it";
  constexpr std::string_view kAtLeast = "At least ";
  if (!rule.starts_with(kAtLeast)) return std::string(said);
  const std::string_view number = rule.substr(kAtLeast.size());
  return name + ": give at least " + std::string(number.substr(0, number.find(' ')));
}

std::string message_of(const CLI::ParseError& error) {
  if (error.get_exit_code() != static_cast<int>(CLI::ExitCodes::ArgumentMismatch)) {
    return error.what();
  }
  return about_number_of_values(error.what());
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
      strangers.empty() ? message_of(error) : about_stranger(*app, name, strangers.front());
  context.complain({ErrorCode::invalid_input,
                    message + "\nRun '" + name + " --help' to see what can be asked."});
}

}  // namespace jss::cli
