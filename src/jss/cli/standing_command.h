// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "jss/cli/context.h"

namespace jss::cli {

/// `jss standing SOURCE`: which badges and perks one freelancer has, lacks, and when.
void add_standing_command(CLI::App& program, Context& context);

}  // namespace jss::cli
