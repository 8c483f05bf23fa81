// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jss/engine/door.h"
#include "jss/engine/question_options.h"

namespace jss::engine {

struct ExplainOptions : QuestionOptions {
  std::string since;  ///< Why the score changed since this day.
};

/// Why one freelancer's score is what it is: the points that each contract costs.
[[nodiscard]] Result<Verdict> answer_explain(const ExplainOptions& options, Door& door);

}  // namespace jss::engine
