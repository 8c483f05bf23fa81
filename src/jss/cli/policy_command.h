// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "jss/cli/context.h"

namespace jss::cli {

/// `jss policy`: the rules with their sources, and the life of a ledger's own.
void add_policy_command(CLI::App& program, Context& context);

}  // namespace jss::cli
