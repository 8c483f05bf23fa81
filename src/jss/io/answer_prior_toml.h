// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "jss/base/result.h"
#include "jss/insight/answer_prior.h"

namespace jss::io {

/// Reads what is believed of private answers before any score is seen, from TOML
/// (docs/formats.md, "What clients answer in private").
///
/// Errors: `invalid_input`, each problem with file, line, key and remedy: not TOML, an unknown or
/// missing key, a share out of its bounds, shares that are not 1000 together, bands of stars that
/// do not rise from 1.00.
[[nodiscard]] Result<insight::AnswerPrior> read_answer_prior(std::string_view text,
                                                             std::string_view file);

/// The prior that ships with the program, as the file that it is (examples/private-answers.toml).
[[nodiscard]] std::string_view default_answer_prior_text();

}  // namespace jss::io
