// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jss/engine/door.h"
#include "jss/engine/question_options.h"

namespace jss::engine {

/// Everything about one freelancer's score as one page with charts (HTML). Takes no format.
[[nodiscard]] Result<Verdict> answer_report(const QuestionOptions& options, Door& door);

}  // namespace jss::engine
