// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "jss/insight/comparison.h"
#include "jss/io/text_table.h"
#include "jss/scoring/contract_table.h"
#include "jss/scoring/policy.h"

namespace jss::io {

/// What other rules would do to everybody's score on a day.
struct ComparisonPage {
  const scoring::ContractTable& table;
  Day as_of;
  const scoring::Policy& before;
  const scoring::Policy& after;
  const insight::Comparison& comparison;
};

/// For people: who gains and loses and by how much, how the scores spread, who crosses which bound,
/// and the largest changes.
[[nodiscard]] std::string comparison_text(const ComparisonPage& page, const TextStyle& style);

/// The same as one line of JSON, without a line break (docs/formats.md).
[[nodiscard]] std::string comparison_json(const ComparisonPage& page);

/// A heading and one line a freelancer: both scores and the change.
[[nodiscard]] std::string comparison_csv(const ComparisonPage& page);

}  // namespace jss::io
