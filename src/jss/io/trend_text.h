// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "jss/insight/trend.h"
#include "jss/io/freelancer_subject.h"

namespace jss::io {

/// The page of a trend: this quarter beside the last and the one a year ago, with a sentence that
/// compares them, and eight quarters as bars. No line is wider than the style says.
[[nodiscard]] std::string trend_page(const FreelancerSubject& subject, const insight::Trend& trend,
                                     const TextStyle& style);

}  // namespace jss::io
