// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "jss/cli/context.h"

namespace jss::cli {

/// `jss calendar SOURCE`: on which coming days whose score may change, and why.
void add_calendar_command(CLI::App& program, Context& context);

}  // namespace jss::cli
