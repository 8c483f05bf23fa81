// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "jss/base/result.h"
#include "jss/insight/inference.h"

namespace jss::io {

/// Scores that a platform showed, read from a file.
struct ObservedScores {
  std::vector<insight::ObservedScore> scores;  ///< Rising by day.
  std::vector<std::string> warnings;           ///< Columns that are ignored, one line each.
};

/// Reads CSV with the columns `day` (YYYY-MM-DD) and `score` (a whole number from 0 to 100, or
/// `none` where no score was shown), in any order of rows; `file` is the name that messages give.
///
/// Errors: `invalid_input`, with every bad row counted and the first twenty explained by line and
/// column; two rows of one day; no row at all.
[[nodiscard]] Result<ObservedScores> read_observed_csv(std::string_view text, std::string file);

}  // namespace jss::io
