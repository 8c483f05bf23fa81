// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "jss/cli/context.h"

namespace jss::cli {

/// `jss advise SOURCE`: what to do about each open contract of one freelancer.
void add_advise_command(CLI::App& program, Context& context);

}  // namespace jss::cli
