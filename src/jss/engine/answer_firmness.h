// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jss/engine/door.h"
#include "jss/engine/question_options.h"

namespace jss::engine {

/// What a bad job would cost one freelancer, and what so few jobs can tell.
[[nodiscard]] Result<Verdict> answer_firmness(const QuestionOptions& options, Door& door);

}  // namespace jss::engine
