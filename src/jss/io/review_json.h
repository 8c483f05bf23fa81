// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "jss/base/day.h"
#include "jss/base/result.h"
#include "jss/history/event.h"
#include "jss/history/review.h"

namespace jss::io {

/// Whom a review is shown to.
enum class ReviewReader : std::uint8_t {
  staff,       ///< Also who decided.
  freelancer,  ///< What was asked and decided, and why.
};

/// A review as one line of JSON without its end (docs/formats.md), as it stands on `today`.
[[nodiscard]] std::string review_json(const history::Review& review, Day today,
                                      ReviewReader reader);

/// What somebody asks to be looked at.
struct ReviewWish {
  std::string freelancer;  ///< Empty where nobody is named.
  std::string contract;
  std::string why;  ///< Empty where nobody says.
};

/// Reads `{"freelancer":…,"contract":…,"why":…}`, of which only the contract must be there.
///
/// Errors: `invalid_input`, naming the key.
[[nodiscard]] Result<ReviewWish> read_review_wish(std::string_view text);

/// A decision with its reason.
struct DecisionWish {
  history::ReviewDecision decision = history::ReviewDecision::upheld;
  std::string why;
};

/// Reads `{"decision":…,"why":…}`.
///
/// Errors: `invalid_input`, naming the key.
[[nodiscard]] Result<DecisionWish> read_decision_wish(std::string_view text);

}  // namespace jss::io
