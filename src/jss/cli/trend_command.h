// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "jss/cli/context.h"

namespace jss::cli {

/// Adds `jss trend`.
void add_trend_command(CLI::App& program, Context& context);

}  // namespace jss::cli
