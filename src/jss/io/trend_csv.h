// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "jss/io/trend_text.h"

namespace jss::io {

/// The first line of `jss trend --format csv`.
[[nodiscard]] std::string_view trend_csv_heading();

/// One line a quarter, this one first.
[[nodiscard]] std::string trend_csv(const TrendSubject& subject, const insight::Trend& trend);

}  // namespace jss::io
