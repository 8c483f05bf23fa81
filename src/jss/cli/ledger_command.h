// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "jss/cli/context.h"

namespace jss::cli {

/// Adds `jss ledger` with `init`, `import`, `export`, `verify` and `states`.
void add_ledger_command(CLI::App& program, Context& context);

}  // namespace jss::cli
