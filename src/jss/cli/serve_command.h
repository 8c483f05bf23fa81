// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "jss/base/result.h"
#include "jss/cli/context.h"
#include "jss/cli/program.h"

namespace jss::cli {

/// Serves a ledger until the process is asked to end.
using Serve = std::function<Result<void>(const ServeRequest& request)>;

/// Adds `jss serve`: a ledger over HTTP, by `serve`.
void add_serve_command(CLI::App& program, Context& context, const Serve& serve);

}  // namespace jss::cli
