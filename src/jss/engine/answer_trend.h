// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jss/engine/door.h"
#include "jss/engine/question_options.h"

namespace jss::engine {

/// Whether the clients of one freelancer are as content as they were.
[[nodiscard]] Result<Verdict> answer_trend(const QuestionOptions& options, Door& door);

}  // namespace jss::engine
