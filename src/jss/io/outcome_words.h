// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "jss/insight/explanation.h"
#include "jss/scoring/outcome.h"

namespace jss::io {

/// What a reason means, in a few words for people: "the client was not satisfied".
[[nodiscard]] std::string_view in_words(scoring::Why why);
[[nodiscard]] std::string_view in_words(insight::Line line);
[[nodiscard]] std::string_view in_words(scoring::NoScore reason);

}  // namespace jss::io
