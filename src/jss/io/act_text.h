// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "jss/base/result.h"
#include "jss/insight/act.h"

namespace jss::io {

/// Reads an act from words, such as `end c17 by client stars 5 on 2026-12-01` (the grammar is in
/// docs/formats.md). Whether there is such a contract, and whether this can be done to it, is for
/// `insight::imagine` to say.
///
/// Errors: `invalid_input` with the word that does not fit, what was expected, and an example.
[[nodiscard]] Result<insight::Act> parse_act(std::string_view text);

/// The words of an act, which `parse_act` reads back as the same act; members that its kind does
/// not use are left out.
[[nodiscard]] std::string to_text(const insight::Act& act);

/// Reads acts, one a line, without those lines that are empty or begin with `#`.
///
/// Errors: `invalid_input` with all lines that are wrong counted and the first twenty explained by
/// `file`, line and word.
[[nodiscard]] Result<std::vector<insight::Act>> parse_acts(std::string_view text,
                                                           std::string_view file);

}  // namespace jss::io
