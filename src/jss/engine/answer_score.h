// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jss/engine/door.h"
#include "jss/engine/question_options.h"

namespace jss::engine {

struct ScoreOptions : QuestionOptions {
  bool detail = false;        ///< With every contract and the points it costs.
  std::string changed_since;  ///< Only those whose score is another one than on that day.
};

/// The score of everybody, or of one. Where exports leave unknown what decides, the range that is
/// left and what is missing.
[[nodiscard]] Result<Verdict> answer_score(const ScoreOptions& options, Door& door);

}  // namespace jss::engine
