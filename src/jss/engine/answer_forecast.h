// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "jss/engine/door.h"
#include "jss/engine/question_options.h"

namespace jss::engine {

struct ForecastOptions : QuestionOptions {
  std::string months;              ///< How far; default: until nothing changes any more.
  std::vector<std::string> under;  ///< Other rules, side by side: ids or files.
};

/// How many months a text asks for.
///
/// Errors: `invalid_input` for what is no number from 1 to 600.
[[nodiscard]] Result<int> parse_months(const std::string& text);

/// How one freelancer's score goes on if nothing more happens.
[[nodiscard]] Result<Verdict> answer_forecast(const ForecastOptions& options, Door& door);

}  // namespace jss::engine
