// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "jss/cli/context.h"

namespace jss::cli {

/// `jss publish`: everybody's score, on the days on which the policy shows it.
void add_publish_command(CLI::App& program, Context& context);

}  // namespace jss::cli
