// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "jss/cli/context.h"

namespace jss::cli {

/// `jss policy list|show|diff|check`: the rules, with their sources.
void add_policy_command(CLI::App& program, Context& context);

}  // namespace jss::cli
