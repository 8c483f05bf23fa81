// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "jss/insight/trend.h"
#include "jss/io/freelancer_subject.h"

namespace jss::io {

/// The first line of `jss trend --format csv`.
[[nodiscard]] std::string_view trend_csv_heading();

/// One line a quarter, this one first.
[[nodiscard]] std::string trend_csv(const FreelancerSubject& subject, const insight::Trend& trend);

}  // namespace jss::io
