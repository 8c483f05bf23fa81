// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "jss/cli/context.h"

namespace jss::cli {

/// Says what is wrong with a command line that could not be read, and how to learn more, and sets
/// exit code 2. Where no command was given it shows the help instead. The error is the one that
/// `program` threw when it read the line.
void complain_of_usage(const CLI::App& program, const CLI::ParseError& error, Context& context);

}  // namespace jss::cli
