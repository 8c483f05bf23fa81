// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "jss/base/result.h"
#include "jss/cli/choice_option.h"
#include "jss/cli/context.h"

namespace jss::cli {

/// Something that a command does with a ledger.
template <class Options>
using LedgerAct = Result<void> (*)(const Options&, Context&);

/// Adds it as a command of its own below `parent`, with the argument that names the ledger, which
/// becomes `Options::ledger`. What goes wrong is said, and gives the exit code.
template <class Options>
CLI::App* add_ledger_act(CLI::App& parent, const std::string& name, const std::string& what,
                         LedgerAct<Options> act, const std::shared_ptr<Options>& options,
                         Context& context) {
  CLI::App* command = parent.add_subcommand(name, what);
  add_ledger_argument(*command, options->ledger);
  command->callback([act, options, &context] {
    if (const auto done = act(*options, context); !done) context.complain(done.error());
  });
  return command;
}

}  // namespace jss::cli
