// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "jss/insight/coming_day.h"

namespace jss::io {

/// Coming days as CSV, one a line, with a column for each cause.
[[nodiscard]] std::string coming_days_csv_heading();
[[nodiscard]] std::string coming_day_csv(const insight::ComingDay& day);

/// The same for one freelancer; causes stand in one field, with spaces between.
[[nodiscard]] std::string_view coming_turns_csv_heading();
[[nodiscard]] std::string coming_turn_csv(std::string_view freelancer,
                                          const insight::ComingTurn& turn);

}  // namespace jss::io
