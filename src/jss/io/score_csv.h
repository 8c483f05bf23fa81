// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "jss/insight/explanation.h"
#include "jss/io/score_json.h"

namespace jss::io {

/// The heading and a line of `jss score --format csv`, line ends included: one line a freelancer.
/// What is null in JSON is empty here.
[[nodiscard]] std::string_view score_csv_heading();
[[nodiscard]] std::string score_csv(const ScoreSubject& subject, const scoring::Score& score);

/// The heading and the lines of `jss explain --format csv` and `jss score --detail --format csv`:
/// one line a contract, then one for each line that belongs to none, whose contract is empty.
[[nodiscard]] std::string_view explanation_csv_heading();
[[nodiscard]] std::string explanation_csv(const ScoreSubject& subject,
                                          const insight::Explanation& explanation);

}  // namespace jss::io
