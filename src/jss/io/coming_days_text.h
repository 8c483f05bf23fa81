// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "jss/insight/coming_day.h"
#include "jss/io/text_table.h"

namespace jss::io {

/// The days after `as_of` up to `to` on which scores may change, for people.
[[nodiscard]] std::string coming_days_page(const insight::ComingDays& coming, Day as_of, Day to,
                                           const TextStyle& style);

/// The same for one freelancer.
[[nodiscard]] std::string coming_turns_page(std::string_view freelancer,
                                            const insight::ComingDays& coming, Day as_of, Day to,
                                            const TextStyle& style);

}  // namespace jss::io
