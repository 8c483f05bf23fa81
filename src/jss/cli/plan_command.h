// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "jss/cli/context.h"

namespace jss::cli {

/// `jss plan SOURCE --target N`: the least that reaches a score.
void add_plan_command(CLI::App& program, Context& context);

}  // namespace jss::cli
