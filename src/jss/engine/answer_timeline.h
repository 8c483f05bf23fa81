// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "jss/engine/door.h"
#include "jss/engine/question_options.h"

namespace jss::engine {

struct TimelineOptions : QuestionOptions {
  std::string from;                ///< Default: the day of the freelancer's first contract.
  std::string to;                  ///< Default: a year after the day in question.
  std::vector<std::string> under;  ///< Other rules, side by side: ids or files.
};

/// Every day on which one freelancer's score changed or will, and why.
[[nodiscard]] Result<Verdict> answer_timeline(const TimelineOptions& options, Door& door);

}  // namespace jss::engine
