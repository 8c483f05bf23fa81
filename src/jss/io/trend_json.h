// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "jss/io/trend_text.h"

namespace jss::io {

/// The line of `jss trend --format json`, without its end (docs/formats.md, section 3).
[[nodiscard]] std::string trend_json(const TrendSubject& subject, const insight::Trend& trend);

}  // namespace jss::io
