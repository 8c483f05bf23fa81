// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "jss/engine/door.h"
#include "jss/engine/question_options.h"

namespace jss::engine {

struct CalendarOptions : QuestionOptions {
  std::string to;  ///< The last day; empty: thirty days ahead.
};

/// On which coming days scores may change if nothing more happens: of everybody how many and why,
/// or of one.
[[nodiscard]] Result<Verdict> answer_calendar(const CalendarOptions& options, Door& door);

}  // namespace jss::engine
