// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "jss/cli/context.h"

namespace jss::cli {

/// `jss certificate`: what a publication showed of one freelancer, signed.
void add_certificate_command(CLI::App& program, Context& context);

}  // namespace jss::cli
