// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "jss/cli/context.h"

namespace jss::cli {

/// `jss explain SOURCE`: the points that each contract of one freelancer costs, and why.
void add_explain_command(CLI::App& program, Context& context);

}  // namespace jss::cli
