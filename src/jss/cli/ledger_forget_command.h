// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "jss/cli/context.h"

namespace jss::cli {

/// Adds `forget` below `jss ledger`.
void add_ledger_forget_command(CLI::App& ledger, Context& context);

}  // namespace jss::cli
