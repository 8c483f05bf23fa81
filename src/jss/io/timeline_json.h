// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "jss/io/timeline_answer.h"

namespace jss::io {

/// The lines of `jss timeline --format json` and `jss forecast --format json`, each ending in a
/// newline (docs/formats.md): one for the first day and one for each later day on which a score
/// changes. Of several timelines each such day has a line for every one of them, in their order.
[[nodiscard]] std::string timeline_json(const TimelineAnswer& answer);

}  // namespace jss::io
