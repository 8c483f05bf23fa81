// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/command_tree.h"

#include "jss/cli/choice_option.h"

namespace jss::cli {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

Suggestions suggestions(const CLI::Option& option, const std::vector<std::string>& policies) {
  const std::string type = option.get_type_name();
  if (type == kPolicyType) return {policies, true};
  if (type == "FILE") return {{}, true};
  if (type.empty() || !is_lower(type.front())) return {};
  return {CLI::detail::split(type, '|'), false};
}

CommandOption described(const CLI::Option& option, const std::vector<std::string>& policies) {
  CommandOption result{.names = {},
                       .description = option.get_description(),
                       .value = option.get_type_size() == 0 ? "" : option.get_type_name(),
                       .values = suggestions(option, policies)};
  for (const std::string& letter : option.get_snames()) result.names.push_back("-" + letter);
  for (const std::string& word : option.get_lnames()) result.names.push_back("--" + word);
  return result;
}

void add(std::vector<Command>& tree, const CLI::App& app, const std::vector<std::string>& path,
         const std::vector<std::string>& policies) {
  Command command{.path = path, .description = app.get_description()};
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional()) {
      command.arguments = suggestions(*option, policies);
    } else {
      command.options.push_back(described(*option, policies));
    }
  }
  const auto below = app.get_subcommands({});
  for (const CLI::App* sub : below) command.commands.push_back(sub->get_name());
  tree.push_back(std::move(command));
  for (const CLI::App* sub : below) {
    std::vector<std::string> longer = path;
    longer.push_back(sub->get_name());
    add(tree, *sub, longer, policies);
  }
}

}  // namespace

std::vector<Command> command_tree(const CLI::App& program,
                                  const std::vector<std::string>& policies) {
  std::vector<Command> tree;
  add(tree, program, {}, policies);
  return tree;
}

}  // namespace jss::cli
