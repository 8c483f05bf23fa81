// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "jss/engine/door.h"
#include "jss/engine/question_options.h"

namespace jss::engine {

struct WhatIfOptions : QuestionOptions {
  std::vector<std::string> acts;  ///< Each in words (`io::parse_act`).
  std::string file;               ///< A file of acts, which come before the others.
  std::string until;              ///< Default: a year after the last act.
};

/// What acts would do to one freelancer's score.
[[nodiscard]] Result<Verdict> answer_what_if(const WhatIfOptions& options, Door& door);

}  // namespace jss::engine
