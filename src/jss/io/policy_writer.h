// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "jss/scoring/policy.h"

namespace jss::io {

/// A policy as a file that needs no other: every parameter with its value, source and grade, and
/// based on nothing. `read_policy` makes the same rules and the same words of it. The same policy
/// always gives the same bytes.
[[nodiscard]] std::string whole_policy_toml(const scoring::Policy& policy);

}  // namespace jss::io
