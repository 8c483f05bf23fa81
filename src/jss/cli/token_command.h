// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "jss/cli/context.h"

namespace jss::cli {

/// Adds `jss token`: who may ask the service for what.
void add_token_command(CLI::App& program, Context& context);

}  // namespace jss::cli
