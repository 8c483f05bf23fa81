// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jss/cli/context.h"
#include "jss/io/marketplace_exports.h"

namespace jss::cli {

/// A person can be asked: the error stream and standard input are terminals.
[[nodiscard]] bool may_ask(const Context& context);

/// Asks on the error stream for what the exports leave unknown, one contract after the other, the
/// largest first: when it ended and with which stars. An empty answer leaves the fact unknown, `q`
/// ends the questions, and an answer that cannot be is refused and asked again. What was answered
/// is added to the request, and `imported` becomes what the request now gives.
void ask_what_is_missing(io::ImportRequest& request, io::ImportedHistory& imported,
                         Context& context);

}  // namespace jss::cli
