// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "jss/engine/door.h"
#include "jss/engine/question_options.h"

namespace jss::engine {

struct ShadowOptions : QuestionOptions {
  std::string
      shadow;  ///< The rules to try, an id or a file; `policy` is what they are held against.
};

/// What rules would do to everybody's score in place of those in force.
[[nodiscard]] Result<Verdict> answer_shadow(const ShadowOptions& options, Door& door);

}  // namespace jss::engine
