// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "jss/insight/trend.h"
#include "jss/io/text_table.h"
#include "jss/scoring/policy.h"

namespace jss::io {

/// Whose trend it is, on which day and under which rules.
struct TrendSubject {
  std::string_view freelancer;
  Day as_of;
  const scoring::Policy& policy;
};

/// The page of a trend: this quarter beside the last and the one a year ago, with a sentence that
/// compares them, and eight quarters as bars. No line is wider than the style says.
[[nodiscard]] std::string trend_page(const TrendSubject& subject, const insight::Trend& trend,
                                     const TextStyle& style);

}  // namespace jss::io
