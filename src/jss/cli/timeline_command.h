// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "jss/cli/context.h"

namespace jss::cli {

/// `jss timeline SOURCE…`: every day on which one freelancer's score changed or will, and why.
void add_timeline_command(CLI::App& program, Context& context);

}  // namespace jss::cli
