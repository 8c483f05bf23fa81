// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/policy_command.h"

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "jss/app/file_reader.h"
#include "jss/app/ledger_place.h"
#include "jss/app/policy_events.h"
#include "jss/cli/choice_option.h"
#include "jss/cli/command_door.h"
#include "jss/cli/policy_life_command.h"
#include "jss/cli/shadow_command.h"
#include "jss/engine/answer_policy.h"
#include "jss/engine/policy_shelf.h"
#include "jss/io/policy_toml.h"

namespace jss::cli {
namespace {

struct PolicyOptions {
  std::vector<std::string> names;  ///< Ids or files.
  std::string ledger;
  std::string format = "text";
};

// What ships, and the own policies of a ledger if one is named.
Result<engine::PolicyShelf> open_shelf(const PolicyOptions& options) {
  auto shelf = engine::PolicyShelf::open(app::read_text);
  if (!shelf || options.ledger.empty()) return shelf;
  auto ledger = app::open_ledger(options.ledger, ledger::Access::read);
  if (!ledger) return tl::unexpected(ledger.error());
  const auto events = app::policy_events(*ledger);
  if (!events) return tl::unexpected(events.error());
  shelf->take(app::policy_life_of(*events, std::nullopt));
  return shelf;
}

// What the engine says of them.
template <Result<engine::Verdict> (*kAnswer)(const engine::PolicyOptions&, engine::Door&)>
Result<engine::Verdict> ask_about(const PolicyOptions& options, Context& context) {
  CommandDoor door({}, {}, context);
  door.door().open_shelf = [&options] { return open_shelf(options); };
  const auto& names = options.names;
  return kAnswer({.policy = names.empty() ? std::string() : names.front(),
                  .other = names.empty() ? std::string() : names.back(),
                  .format = options.format},
                 door.door());
}

// The problems are the answer, so they go to the output.
Result<engine::Verdict> check(const PolicyOptions& options, Context& context) {
  const auto shelf = open_shelf(options);
  if (!shelf) return tl::unexpected(shelf.error());
  std::vector<std::string> texts;
  texts.reserve(options.names.size());
  for (const std::string& name : options.names) {
    auto text = app::read_text(name);
    if (!text) return tl::unexpected(text.error());
    texts.push_back(std::move(*text));
  }
  std::vector<io::PolicyFile> files;
  files.reserve(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) files.push_back({options.names[i], texts[i]});
  const auto policies =
      io::read_policies(files, [&shelf](std::string_view id) { return shelf->find_base(id); });
  if (!policies) {
    context.out << policies.error().message << '\n';
    return engine::Verdict::no;
  }
  for (const std::string& name : options.names) context.out << name << ": ok\n";
  return engine::Verdict::done;
}

using Act = Result<engine::Verdict> (*)(const PolicyOptions&, Context&);

CLI::App* add_act(CLI::App& policy, const std::string& name, const std::string& what, Act act,
                  const std::shared_ptr<PolicyOptions>& options, Context& context) {
  CLI::App* command = policy.add_subcommand(name, what);
  command->callback([act, options, &context] { context.finish(act(*options, context)); });
  return command;
}

void add_format(CLI::App& command, const std::shared_ptr<PolicyOptions>& options) {
  add_text_or_json(command, options->format);
}

void add_ledger(CLI::App& command, const std::shared_ptr<PolicyOptions>& options) {
  command
      .add_option("--ledger", options->ledger,
                  "Also this ledger's own policies, as sqlite:market.db or postgresql://…")
      ->type_name("LEDGER");
}

}  // namespace

void add_policy_command(CLI::App& program, Context& context) {
  const auto options = std::make_shared<PolicyOptions>();
  CLI::App* policy = program.add_subcommand("policy", "The rules, with their sources");
  policy->require_subcommand(1);
  policy->footer(
      "Examples:\n"
      "  jss policy list\n"
      "  jss policy show 2024-09\n"
      "  jss policy diff 2023-12 2024-09\n"
      "  jss policy check my-market.toml\n"
      "  jss policy shadow sqlite:market.db my-market.toml\n"
      "  jss policy draft sqlite:market.db my-market.toml --by ana\n"
      "  jss policy approve sqlite:market.db my-market --by ben\n"
      "  jss policy schedule sqlite:market.db my-market --from 2027-01-01 --by ben\n"
      "  jss policy life sqlite:market.db\n"
      "  jss policy show my-market --ledger sqlite:market.db --format toml");

  add_format(*add_act(*policy, "list", "The policies that ship with jss, and what each changes",
                      ask_about<engine::answer_policy_list>, options, context),
             options);

  CLI::App* show_act =
      add_act(*policy, "show", "Every parameter of a policy, with its value, meaning and source",
              ask_about<engine::answer_policy_show>, options, context);
  show_act->add_option("POLICY", options->names, "The id of a policy, or a file")
      ->required()
      ->expected(1)
      ->type_name(kPolicyType);
  add_ledger(*show_act, options);
  add_choice(*show_act, "--format", options->format, {"text", "json", "toml"},
             "For people, for programs, as the file itself")
      ->capture_default_str();

  CLI::App* diff_act = add_act(*policy, "diff", "What changes from one policy to another",
                               ask_about<engine::answer_policy_diff>, options, context);
  diff_act->add_option("POLICY", options->names, "From which and to which: ids, or files")
      ->required()
      ->expected(2)
      ->type_name(kPolicyType);
  add_ledger(*diff_act, options);
  add_format(*diff_act, options);

  CLI::App* check_act =
      add_act(*policy, "check", "Is a policy file right? Exit code 0 if all are, else 1", check,
              options, context);
  check_act->add_option("FILE", options->names, "Policy files; they may be based on each other")
      ->required()
      ->type_name("FILE");
  add_ledger(*check_act, options);

  add_shadow_command(*policy, context);
  add_policy_life_commands(*policy, context);
}

}  // namespace jss::cli
