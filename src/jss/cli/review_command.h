// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "jss/cli/context.h"

namespace jss::cli {

/// Adds `jss review`: the reviews of a ledger, and their decisions.
void add_review_command(CLI::App& program, Context& context);

}  // namespace jss::cli
