// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "jss/base/result.h"
#include "jss/scoring/policy.h"

namespace jss::io {

/// The policy of an id, for `based_on`; nullptr if there is none.
using PolicyLookup = std::function<const scoring::Policy*(std::string_view id)>;

/// Reads one policy file (policies/README.md). What it does not write it takes from the policy it
/// is based on; a policy based on nothing must write every parameter that cannot be unset.
///
/// Errors: `invalid_input`, each problem with file, line, key and remedy: not TOML, an unknown or
/// repeated key, a wrong type, a value out of its bounds, values that contradict each other, an
/// unknown `based_on`.
[[nodiscard]] Result<scoring::Policy> read_policy(std::string_view text, std::string_view file,
                                                  const PolicyLookup& find_policy);

/// One file of several that may be based on each other.
struct PolicyFile {
  std::string_view name;
  std::string_view text;
};

/// Reads files that may be based on each other, in any order, and on what `find_policy` knows
/// beside them; of one id, the file is meant. Gives them in the order of `effective_from`, then
/// those without one by id.
///
/// Errors: as `read_policy`; two of one id, two effective from one day, a cycle in `based_on`.
[[nodiscard]] Result<std::vector<scoring::Policy>> read_policies(
    const std::vector<PolicyFile>& files, const PolicyLookup& find_policy = {});

}  // namespace jss::io
