// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "jss/io/timeline_answer.h"

namespace jss::io {

/// A timeline as a chart: one with its windows and a list of what turned it, several side by side.
[[nodiscard]] std::string timeline_svg(const TimelineAnswer& answer);

/// What comes, as an iCalendar file; of several timelines the first.
[[nodiscard]] std::string timeline_ics(const TimelineAnswer& answer);

}  // namespace jss::io
