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

}  // namespace jss::cli
