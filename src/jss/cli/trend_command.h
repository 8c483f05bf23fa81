// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "jss/cli/context.h"

namespace jss::cli {

/// `jss trend SOURCE`: whether the clients of one freelancer are as content as they were.
void add_trend_command(CLI::App& program, Context& context);

}  // namespace jss::cli
