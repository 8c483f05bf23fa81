// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "jss/cli/context.h"

namespace jss::cli {

/// `jss key`: makes, shows, replaces and retires the keys that sign certificates.
void add_key_command(CLI::App& program, Context& context);

}  // namespace jss::cli
