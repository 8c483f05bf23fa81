// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jss/scoring/policy.h"

namespace jss::io {

/// What people need to know of one policy parameter.
struct PolicyParameter {
  std::string_view name;     ///< Dotted, as in policy files: `silence.tolerated`.
  std::string_view type;     ///< In words: `integer`, `decimal string`, `yes or no` …
  std::string_view bounds;   ///< In words: `0 to 1000`, `window or lifetime` …
  std::string_view meaning;  ///< One sentence for people.
  bool may_be_unset = false;
};

/// Every parameter, in the order in which policy files write them.
[[nodiscard]] std::span<const PolicyParameter> policy_parameters();

/// A parameter's value in `rules`, as a policy file writes it but for decimals, which lose their
/// quotes: `4`, `2.50`, `yes`, `24, 12, 6`, `0: 1000, 251: 1250`, or `unset`.
/// REQUIRES: `name` is one of `policy_parameters()`.
[[nodiscard]] std::string parameter_value(const scoring::Rules& rules, std::string_view name);

/// A parameter whose values differ between two policies.
struct ParameterChange {
  const PolicyParameter* parameter = nullptr;
  std::string from;
  std::string to;
  /// In words what changes for a freelancer: "Needs 2 outcomes for a score instead of 4."
  std::string effect;
};

/// What changes from one policy to another, in the order of the parameters.
[[nodiscard]] std::vector<ParameterChange> policy_changes(const scoring::Rules& from,
                                                          const scoring::Rules& to);

}  // namespace jss::io
