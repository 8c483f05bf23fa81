// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "jss/io/timeline_answer.h"

namespace jss::io {

/// The heading and one row for each line of `timeline_json`.
[[nodiscard]] std::string timeline_csv(const TimelineAnswer& answer);

}  // namespace jss::io
