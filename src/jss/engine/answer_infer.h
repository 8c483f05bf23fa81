// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jss/engine/door.h"
#include "jss/engine/question_options.h"

namespace jss::engine {

struct InferOptions : QuestionOptions {
  std::string observed;  ///< The file of the scores that were shown; required.
  std::string prior;     ///< A file of how clients answer; default: the one that ships.
};

/// What scores that were really shown tell of private answers and of rules.
[[nodiscard]] Result<Verdict> answer_infer(const InferOptions& options, Door& door);

}  // namespace jss::engine
