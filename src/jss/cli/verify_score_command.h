// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "jss/cli/context.h"

namespace jss::cli {

/// `jss verify-score`: does what was published follow from the ledger?
void add_verify_score_command(CLI::App& program, Context& context);

}  // namespace jss::cli
