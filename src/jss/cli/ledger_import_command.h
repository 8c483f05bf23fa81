// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "jss/cli/context.h"

namespace jss::cli {

/// Adds `import` below `jss ledger`.
void add_ledger_import_command(CLI::App& ledger, Context& context);

}  // namespace jss::cli
