// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "jss/cli/context.h"

namespace jss::cli {

/// `jss firmness SOURCE`: what a bad job would cost, and what so few jobs can tell.
void add_firmness_command(CLI::App& program, Context& context);

}  // namespace jss::cli
