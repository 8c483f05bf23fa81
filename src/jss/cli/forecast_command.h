// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "jss/cli/context.h"

namespace jss::cli {

/// `jss forecast SOURCE…`: how one freelancer's score goes on if nothing more happens.
void add_forecast_command(CLI::App& program, Context& context);

}  // namespace jss::cli
