// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "jss/base/result.h"
#include "jss/engine/request.h"

namespace jss::service {

/// How many values an option of a body may have.
inline constexpr std::size_t kMostValues = 100;

/// Reads the options of a question that come as the body of a request: one JSON object whose values
/// are texts, numbers, `true` or `false`, or lists of these. A null is as if it were not there.
///
/// Errors: `invalid_input` for what is no such object, for a name that is none of `allowed`, and
/// for more than `kMostValues` values.
[[nodiscard]] Result<std::vector<engine::NamedOption>> read_question_body(
    std::string_view body, std::span<const std::string_view> allowed);

}  // namespace jss::service
