// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/help_layout.h"

#include "jss/io/text_table.h"

namespace jss::cli {
namespace {

constexpr std::size_t kWidth = 80;
constexpr std::size_t kColumn = 24;

/// A name with its description beside it, or below it where the name is long.
std::string entry(const std::string& name, const std::string& description) {
  std::string text = "  " + name;
  const std::size_t used = io::display_width(text);
  text += used + 2 > kColumn ? "\n" + std::string(kColumn, ' ') : std::string(kColumn - used, ' ');
  for (const char c : io::wrap(description, kWidth - kColumn, 0)) {
    text += c;
    if (c == '\n') text.append(kColumn, ' ');
  }
  return text + "\n";
}

bool takes_any_number(const CLI::Option& option) {
  return option.get_items_expected_max() >= CLI::detail::expected_max_vector_size;
}

/// `SOURCE...`, `POLICY POLICY`, `[FILE]`.
std::string usage_of(const CLI::Option& positional) {
  const std::string name = positional.get_name(true, false);
  std::string usage = name;
  if (takes_any_number(positional)) {
    usage += "...";
  } else {
    for (int i = 1; i < positional.get_items_expected_max(); ++i) usage.append(" ").append(name);
  }
  return positional.get_required() ? usage : "[" + usage + "]";
}

/// `-h, --help` or `--as-of DAY`.
std::string name_of(const CLI::Option& option) {
  std::string name;
  for (const std::string& letter : option.get_snames()) name += "-" + letter + ", ";
  for (const std::string& word : option.get_lnames()) name += "--" + word + ", ";
  name.resize(name.size() - 2);
  if (option.get_type_size() != 0) name += " " + option.get_type_name();
  return name;
}

}  // namespace

std::string HelpLayout::make_description(const CLI::App* app) const {
  return io::wrap(app->get_description(), kWidth, 0) + "\n\n";
}

std::string HelpLayout::make_usage(const CLI::App* app, std::string name) const {
  std::string usage = "Usage: " + name;
  if (!app->get_subcommands({}).empty()) usage += " COMMAND";
  const auto positionals =
      app->get_options([](const CLI::Option* option) { return option->get_positional(); });
  for (const CLI::Option* positional : positionals) usage += " " + usage_of(*positional);
  return usage + " [OPTION]...\n";
}

std::string HelpLayout::make_subcommands(const CLI::App* app, CLI::AppFormatMode) const {
  const auto commands = app->get_subcommands({});
  std::string text = commands.empty() ? "" : "\nCommands:\n";
  for (const CLI::App* command : commands) {
    text += entry(command->get_name(), command->get_description());
  }
  return text;
}

std::string HelpLayout::make_option(const CLI::Option* option, bool is_positional) const {
  if (is_positional) return entry(option->get_name(true, false), option->get_description());
  const std::string standard = option->get_default_str();
  return entry(name_of(*option),
               option->get_description() + (standard.empty() ? "" : "; default: " + standard));
}

}  // namespace jss::cli
