// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "jss/base/result.h"
#include "jss/engine/evaluation.h"

namespace jss::engine {

/// What every question about a source takes, as texts that somebody typed; empty: not given.
struct QuestionOptions {
  std::string freelancer;
  std::string as_of;
  std::string known_at;
  std::string policy;  ///< An id or a file.
  std::string format = "text";
};

/// The evaluation that the options ask for.
///
/// Errors: `invalid_input` for what is no day or no time.
[[nodiscard]] Result<EvaluationRequest> evaluation_request(const QuestionOptions& options);

/// The day that an option's value names; `option` is called so in messages.
///
/// Errors: `invalid_input`, naming the option.
[[nodiscard]] Result<Day> parse_day_option(const std::string& option, const std::string& value);

/// The freelancer that the options name; where the source has only one, nobody need be named.
///
/// Errors: `not_found`, `invalid_input` where nobody is named and there are several.
[[nodiscard]] Result<FreelancerIndex> freelancer_of(const QuestionOptions& options,
                                                    const Evaluation& evaluation);

}  // namespace jss::engine
