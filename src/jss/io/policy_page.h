// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "jss/io/policy_series.h"
#include "jss/io/text_table.h"

namespace jss::io {

/// Policies laid out for people. Lines fill the style's width; only words longer than a line, such
/// as addresses, run over.

/// All of a series: id, first day, title, and in one line what each changes.
[[nodiscard]] std::string policy_list_page(const PolicySeries& series, const TextStyle& style);

/// One policy: every parameter by group, with its value, meaning, grade, the policy whose file says
/// so, and the source.
[[nodiscard]] std::string policy_page(const scoring::Policy& policy, const TextStyle& style);

/// What changes from one policy to another, in values and in words.
[[nodiscard]] std::string policy_changes_page(const scoring::Policy& from,
                                              const scoring::Policy& to, const TextStyle& style);

}  // namespace jss::io
