// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jss/engine/door.h"
#include "jss/engine/question_options.h"

namespace jss::engine {

struct PlanOptions : QuestionOptions {
  std::string target;  ///< Required.
  std::string by;      ///< Default: six months after the day in question.
};

/// The target that a text names.
///
/// Errors: `invalid_input` for what is no score from 1 to 100.
[[nodiscard]] Result<int> parse_target(const std::string& text);

/// What should one freelancer do? The least that reaches a score; `no` where nothing does.
[[nodiscard]] Result<Verdict> answer_plan(const PlanOptions& options, Door& door);

}  // namespace jss::engine
