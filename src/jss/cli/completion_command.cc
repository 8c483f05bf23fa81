// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/completion_command.h"

#include <memory>
#include <ostream>
#include <string>

#include "jss/cli/choice_option.h"
#include "jss/cli/command_tree.h"
#include "jss/cli/completion_script.h"
#include "jss/engine/policy_shelf.h"

namespace jss::cli {
namespace {

Result<void> run(const CLI::App& program, const std::string& shell, Context& context) {
  const auto shelf = engine::PolicyShelf::open();
  if (!shelf) return tl::unexpected(shelf.error());
  std::vector<std::string> policies;
  for (const scoring::Policy& policy : shelf->series().policies()) policies.push_back(policy.id);
  const std::vector<Command> tree = command_tree(program, policies);
  context.out << (shell == "bash"  ? bash_completion(tree)
                  : shell == "zsh" ? zsh_completion(tree)
                                   : fish_completion(tree));
  return {};
}

}  // namespace

void add_completion_command(CLI::App& program, Context& context) {
  const auto shell = std::make_shared<std::string>();
  CLI::App* command =
      program.add_subcommand("completion", "The script that lets a shell complete jss commands");
  add_choice(*command, "SHELL", *shell, {"bash", "zsh", "fish"}, "bash, zsh or fish")->required();
  command->footer(
      "Examples:\n"
      "  source <(jss completion bash)\n"
      "  jss completion zsh > ~/.zfunc/_jss\n"
      "  jss completion fish > ~/.config/fish/completions/jss.fish");
  command->callback([shell, &program, &context] {
    if (const auto done = run(program, *shell, context); !done) context.complain(done.error());
  });
}

}  // namespace jss::cli
