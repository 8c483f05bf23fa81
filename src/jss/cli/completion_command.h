// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "jss/cli/context.h"

namespace jss::cli {

/// `jss completion bash|zsh|fish`: the script that teaches a shell to complete `jss`. Knows the
/// commands and options that `program` has when the command runs, and the policies that ship.
void add_completion_command(CLI::App& program, Context& context);

}  // namespace jss::cli
