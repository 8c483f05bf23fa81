// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jss/engine/door.h"
#include "jss/engine/question_options.h"

namespace jss::engine {

/// What to do about each open contract of one freelancer.
[[nodiscard]] Result<Verdict> answer_advise(const QuestionOptions& options, Door& door);

}  // namespace jss::engine
