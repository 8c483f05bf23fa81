// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "jss/cli/context.h"

namespace jss::cli {

/// Adds `draft`, `approve`, `schedule`, `roll-back` and `life` to `jss policy`: what becomes of a
/// ledger's own policies.
void add_policy_life_commands(CLI::App& policy, Context& context);

}  // namespace jss::cli
