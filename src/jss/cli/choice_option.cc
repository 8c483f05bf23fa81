// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/choice_option.h"

#include <algorithm>

#include "jss/io/plain_text.h"

namespace jss::cli {

CLI::Option* add_choice(CLI::App& command, const std::string& name, std::string& choice,
                        const std::vector<std::string>& words, const std::string& description) {
  const auto check = [words](const std::string& word) {
    if (std::find(words.begin(), words.end(), word) != words.end()) return std::string();
    return io::quoted(word) + " is none of " + CLI::detail::join(words, ", ");
  };
  return command.add_option(name, choice, description)
      ->check(check)
      ->type_name(CLI::detail::join(words, "|"));
}

void add_text_or_json(CLI::App& command, std::string& format) {
  add_choice(command, "--format", format, {"text", "json"}, "For people, for programs")
      ->capture_default_str();
}

void add_ledger_argument(CLI::App& command, std::string& ledger) {
  command.add_option("LEDGER", ledger, "As sqlite:market.db or postgresql://…")
      ->required()
      ->type_name("LEDGER");
}

}  // namespace jss::cli
