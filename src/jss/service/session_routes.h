// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jss/service/route.h"

namespace jss::service {

/// `POST /v1/sessions`: signs in by a token, with a cookie for twelve hours.
[[nodiscard]] Response answer_new_session(Call& call);
/// `GET /v1/sessions/current`: who asks.
[[nodiscard]] Response answer_session(Call& call);
/// `DELETE /v1/sessions/current`: signs out.
[[nodiscard]] Response answer_ended_session(Call& call);

}  // namespace jss::service
