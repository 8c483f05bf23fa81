// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "jss/service/route.h"

namespace jss::service {

inline constexpr std::array<std::string_view, 0> kScoreOptions{};

/// `GET /v1/freelancers/{freelancer}/score`: to a freelancer the score that was published last, to
/// everybody else the score of today.
[[nodiscard]] Response answer_score(Call& call);

}  // namespace jss::service
