// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "jss/insight/change.h"
#include "jss/io/text_table.h"
#include "jss/scoring/policy_calendar.h"

namespace jss::io {

/// The page of a change: from which score to which, what moved it most, and every cause day by day
/// with the score it led to. No line is wider than the style says, but for words that are.
[[nodiscard]] std::string change_page(std::string_view freelancer, const insight::Change& change,
                                      const scoring::PolicyCalendar& policies,
                                      const TextStyle& style);

}  // namespace jss::io
