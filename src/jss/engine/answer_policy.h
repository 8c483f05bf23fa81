// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "jss/engine/door.h"

namespace jss::engine {

/// What a question about policies takes.
struct PolicyOptions {
  std::string policy;           ///< An id or a file.
  std::string other;            ///< What it is compared with: an id or a file.
  std::string format = "text";  ///< Or `json`; to show, also `toml`, the file itself.
};

/// The policies that ship, and what each changes.
[[nodiscard]] Result<Verdict> answer_policy_list(const PolicyOptions& options, Door& door);

/// Every parameter of a policy, with its value, meaning and source.
[[nodiscard]] Result<Verdict> answer_policy_show(const PolicyOptions& options, Door& door);

/// What changes from a policy to the other.
[[nodiscard]] Result<Verdict> answer_policy_diff(const PolicyOptions& options, Door& door);

}  // namespace jss::engine
