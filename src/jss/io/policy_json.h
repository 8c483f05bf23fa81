// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "jss/io/policy_series.h"

namespace jss::io {

/// What a policy says of itself, one line without a line break: `id`, `title`, `effective_from`
/// and `based_on` (null if absent), and `changes`, the names of the parameters whose values differ
/// from those of `base` (null where it is based on nothing that is known).
[[nodiscard]] std::string policy_summary_json(const scoring::Policy& policy,
                                              const scoring::Policy* base);

/// A whole policy: what it says of itself and `parameters`, each with `name`, `value`, `type`,
/// `bounds`, `meaning`, `source`, `grade` and `policy`, the one whose file says so. Values are
/// numbers, booleans, texts (stars, words, days) or lists, as policy files write them; null if
/// unset.
[[nodiscard]] std::string policy_json(const scoring::Policy& policy);

/// What changes from one policy to another: `from`, `to` and `changes`, each with `name`, the
/// values `from` and `to`, and the `effect` in words.
[[nodiscard]] std::string policy_changes_json(const scoring::Policy& from,
                                              const scoring::Policy& to);

}  // namespace jss::io
