// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "jss/service/route.h"

namespace jss::service {

inline constexpr std::array<std::string_view, 6> kReviewOptions{"state",   "freelancer", "contract",
                                                                "overdue", "after",      "limit"};

/// `POST /v1/reviews`: a freelancer about a contract of theirs, or staff for one.
[[nodiscard]] Response answer_new_review(Call& call);
/// `GET /v1/reviews`: what was asked for first comes first; to a freelancer their own alone.
[[nodiscard]] Response answer_reviews(Call& call);
/// `GET /v1/reviews/{review}`: to staff with all that was recorded of the contract.
[[nodiscard]] Response answer_review(Call& call);
/// `POST /v1/reviews/{review}/decisions`.
[[nodiscard]] Response answer_review_decision(Call& call);

}  // namespace jss::service
