// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jss/engine/door.h"
#include "jss/engine/question_options.h"

namespace jss::engine {

struct StandingOptions : QuestionOptions {
  std::string badges;          ///< A file of other criteria than those that ship.
  std::string large_contract;  ///< How much a large contract earns.
};

/// Which badges and perks one freelancer has, lacks, and when.
[[nodiscard]] Result<Verdict> answer_standing(const StandingOptions& options, Door& door);

}  // namespace jss::engine
