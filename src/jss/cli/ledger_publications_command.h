// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "jss/cli/context.h"

namespace jss::cli {

/// `jss ledger publications`: what was shown, and when.
void add_ledger_publications_command(CLI::App& ledger, Context& context);

}  // namespace jss::cli
