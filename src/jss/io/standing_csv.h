// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "jss/io/standing_text.h"

namespace jss::io {

/// The first line of `jss standing --format csv`.
[[nodiscard]] std::string_view standing_csv_heading();

/// One line a criterion.
[[nodiscard]] std::string standing_csv(const StandingPage& page);

}  // namespace jss::io
