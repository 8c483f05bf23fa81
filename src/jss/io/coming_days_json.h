// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "jss/insight/coming_day.h"

namespace jss::io {

/// A coming day as a line of JSON, without its end (docs/formats.md, `jss calendar`).
[[nodiscard]] std::string coming_day_json(const insight::ComingDay& day);

/// The same for one freelancer.
[[nodiscard]] std::string coming_turn_json(std::string_view freelancer,
                                           const insight::ComingTurn& turn);

}  // namespace jss::io
