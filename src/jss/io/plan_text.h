// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "jss/io/plan_json.h"
#include "jss/io/text_table.h"

namespace jss::io {

/// The page of a plan: the target, the acts in order with what they come to, what is expected of
/// the clients and what holds if they answer otherwise, how long it lasts, and why nothing less
/// would do. No line is wider than the style says.
[[nodiscard]] std::string plan_page(const PlanSubject& subject, const insight::PlanAnswer& answer,
                                    const TextStyle& style);

}  // namespace jss::io
