// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "jss/cli/context.h"

namespace jss::cli {

/// Adds `shadow` to `jss policy`: what other rules would do to everybody's score, shown to nobody
/// else.
void add_shadow_command(CLI::App& policy, Context& context);

}  // namespace jss::cli
