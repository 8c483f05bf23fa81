// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "jss/cli/context.h"

namespace jss::cli {

/// `jss score SOURCE`: the score of everybody, or of one freelancer.
void add_score_command(CLI::App& program, Context& context);

}  // namespace jss::cli
