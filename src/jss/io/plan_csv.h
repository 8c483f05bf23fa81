// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "jss/io/plan_json.h"

namespace jss::io {

/// The heading and the lines of `jss plan --format csv`, line ends included: one line an act of the
/// plan, in order; none where nothing is to be done, or nothing would help.
[[nodiscard]] std::string_view plan_csv_heading();
[[nodiscard]] std::string plan_csv(const PlanSubject& subject, const insight::PlanAnswer& answer);

}  // namespace jss::io
