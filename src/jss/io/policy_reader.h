// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "jss/io/policy_toml.h"
#include "jss/io/problems.h"
#include "jss/io/toml_tree.h"

namespace jss::io {

/// What a policy is based on.
struct PolicyBase {
  const scoring::Policy* policy = nullptr;  ///< Absent: on nothing, or on what cannot be read.
  bool is_broken = false;                   ///< Then nothing is held to be missing.
};

/// The text of a top-level key if it is there and is text; empty otherwise.
[[nodiscard]] std::string_view text_of(const TomlNode& root, std::string_view key);
/// The line of a top-level key; zero if it is not there.
[[nodiscard]] std::uint32_t line_of(const TomlNode& root, std::string_view key);

/// Reads a parsed policy file over its base. Every problem is added to `problems`; where there is
/// one, the answer is of no use.
[[nodiscard]] scoring::Policy read_policy_tree(const TomlNode& root, std::string_view file,
                                               const PolicyBase& base, Problems& problems);

}  // namespace jss::io
