// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "jss/insight/plan.h"
#include "jss/scoring/contract_table.h"
#include "jss/scoring/policy.h"

namespace jss::io {

/// Whose plan it is, under which rules it begins, and the table that has the names.
struct PlanSubject {
  std::string_view freelancer;
  const scoring::Policy& policy;  ///< In force today; later days may have another.
  const scoring::ContractTable& table;
};

/// The line of `jss plan --format json`, without the line's end (docs/formats.md).
[[nodiscard]] std::string plan_json(const PlanSubject& subject, const insight::PlanAnswer& answer);

/// A number that may be very large: `5310`, or `1.2e33` where it is only about that.
[[nodiscard]] std::string to_text(const insight::Magnitude& number);

}  // namespace jss::io
