// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "jss/cli/context.h"

namespace jss::cli {

/// `jss what-if SOURCE --do ACT`: what acts would do to one freelancer's score.
void add_what_if_command(CLI::App& program, Context& context);

}  // namespace jss::cli
