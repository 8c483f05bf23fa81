// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "jss/service/http_message.h"

namespace jss::service {

/// The value of a cookie of a request; empty where there is none, where there are two of that name,
/// so that nobody can slip in one of theirs, and where the value has characters that none has.
[[nodiscard]] std::string_view cookie(const Request& request, std::string_view name);

/// What the cookie of a session is called. Over an encrypted connection browsers see to it that
/// only this host can have set it.
[[nodiscard]] std::string_view session_cookie_name(bool is_secure);

/// The value of `Set-Cookie` for a session: no script reads it, no other site's page sends it, and
/// it ends after so many seconds; zero ends it at once.
[[nodiscard]] std::string session_cookie(std::string_view secret, bool is_secure,
                                         std::int64_t seconds);

/// What a page of the service sends beside the cookie, and no page of anybody else knows. It tells
/// nothing of the secret.
[[nodiscard]] std::string csrf_token(std::string_view secret);

}  // namespace jss::service
