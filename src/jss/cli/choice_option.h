// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace jss::cli {

/// What an option or argument takes that names a policy. Help shows it, and completion knows by it
/// what to offer, as it does by `FILE`, and by words in lower case between bars.
inline constexpr const char* kPolicyType = "ID|FILE";

/// An option or argument that takes one of some words and refuses all others.
CLI::Option* add_choice(CLI::App& command, const std::string& name, std::string& choice,
                        const std::vector<std::string>& words, const std::string& description);

/// The option `--format` of what can be had for people or for programs; whichever `format` is, that
/// is the default.
void add_text_or_json(CLI::App& command, std::string& format);

/// The argument that names a ledger, required.
void add_ledger_argument(CLI::App& command, std::string& ledger);

}  // namespace jss::cli
