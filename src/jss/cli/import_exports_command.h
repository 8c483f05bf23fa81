// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "jss/cli/context.h"

namespace jss::cli {

/// `jss import-exports FILE…`: a marketplace's exports as events or as a contract table.
void add_import_exports_command(CLI::App& program, Context& context);

}  // namespace jss::cli
