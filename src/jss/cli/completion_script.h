// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "jss/cli/command_tree.h"

namespace jss::cli {

/// Scripts that teach a shell to complete the command line of `jss`: commands, options, the words
/// and files that they take. For bash from 4, zsh from 5, fish from 3.
[[nodiscard]] std::string bash_completion(std::span<const Command> tree);
[[nodiscard]] std::string zsh_completion(std::span<const Command> tree);
[[nodiscard]] std::string fish_completion(std::span<const Command> tree);

}  // namespace jss::cli
