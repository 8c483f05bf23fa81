// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "jss/io/text_table.h"
#include "jss/io/timeline_answer.h"

namespace jss::io {

/// The page of a timeline: a sentence for each day on which the score changes, with what happened,
/// and the day up to which it did. Several timelines stand side by side as columns, on the days on
/// which a whole point changes in any. No line is wider than the style says.
[[nodiscard]] std::string timeline_page(const TimelineAnswer& answer, const TextStyle& style);

/// How the score came from `before` to `after`, as a sentence: "Falls from 94 to 88 when “Logo for
/// a bakery” leaves the six-month window." In hundredths where no whole point changes.
[[nodiscard]] std::string turn_sentence(const scoring::Score& before,
                                        const insight::TimelinePoint& after,
                                        const ContractTitles& titles);

}  // namespace jss::io
