// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jss/base/result.h"

namespace jss::service {

/// What a request's target names.
struct Target {
  std::vector<std::string> path;                           ///< Its segments, decoded; `/` has none.
  std::vector<std::pair<std::string, std::string>> query;  ///< Decoded, in their order.
};

/// Reads the target of a request: `/v1/freelancers/ana%2Fb/score?as_of=2026-05-01`, or the same
/// behind a scheme and a host. A `+` in a query is a blank, as forms write it. Segments are parted
/// before they are decoded, so an id may have any character.
///
/// Errors: `invalid_input` for a percent sign without two hexadecimal digits, for what is not UTF-8
/// or has a NUL, for an empty segment that is not the last, and for `.` and `..`.
[[nodiscard]] Result<Target> parse_target(std::string_view target);

/// Writes a segment of a path: what is not unreserved is percent-encoded.
[[nodiscard]] std::string percent_encoded(std::string_view text);

}  // namespace jss::service
