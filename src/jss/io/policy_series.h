// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "jss/base/day.h"
#include "jss/base/result.h"
#include "jss/scoring/policy.h"

namespace jss::io {

/// The policies that ship with the program, embedded at build from `policies/*.toml`: the dated
/// series, oldest first, then those beside it by id. Safe to read from many threads.
class PolicySeries {
 public:
  /// Reads the embedded texts. Fails only if the build embedded a wrong file.
  [[nodiscard]] static Result<PolicySeries> embedded();

  [[nodiscard]] const std::vector<scoring::Policy>& policies() const { return policies_; }

  /// The policy of that id; nullptr if none has it.
  [[nodiscard]] const scoring::Policy* find(std::string_view id) const;

  /// The policy of the series in force on `day`.
  ///
  /// Errors: `invalid_input` on a day before the first one; names that day.
  [[nodiscard]] Result<const scoring::Policy*> in_force_on(Day day) const;

 private:
  std::vector<scoring::Policy> policies_;
};

}  // namespace jss::io
