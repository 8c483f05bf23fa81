// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "jss/base/day.h"
#include "jss/io/text_table.h"
#include "jss/scoring/policy.h"

namespace jss::io {

/// Who is asked about, on which day and under which rules.
struct FreelancerSubject {
  std::string_view freelancer;
  Day as_of;
  const scoring::Policy& policy;  ///< In force on that day.
};

/// How a page begins: `ana, what if, on 2026-11-20`, and the rules below. `about` says what the
/// page is about.
[[nodiscard]] std::string subject_heading(const FreelancerSubject& subject, std::string_view about,
                                          const TextStyle& style);

/// A title over a part of a page, after an empty line.
[[nodiscard]] std::string part_title(std::string_view title, const TextStyle& style);

/// Hundredths of a point with their sign, `+0.33`, `-4.92`, `0.00`; a dash where there are none.
[[nodiscard]] std::string signed_points(const std::optional<std::int64_t>& hundredths);

}  // namespace jss::io
