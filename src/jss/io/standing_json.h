// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "jss/io/standing_text.h"

namespace jss::io {

/// The line of `jss standing --format json`, without its end (docs/formats.md, section 3).
[[nodiscard]] std::string standing_json(const StandingPage& page);

}  // namespace jss::io
