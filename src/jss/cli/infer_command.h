// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "jss/cli/context.h"

namespace jss::cli {

/// `jss infer SOURCE --observed FILE`: what scores that were really shown tell of private answers
/// and of rules.
void add_infer_command(CLI::App& program, Context& context);

}  // namespace jss::cli
