// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "jss/service/http_message.h"

namespace jss::service {

/// What surrounds an answer.
struct AnswerContext {
  std::string_view date;  ///< As `http_date` writes it.
  bool keeps_alive = true;
  bool is_secure = false;  ///< The connection is encrypted by the service itself.
};

/// An instant, in seconds since 1970, as HTTP writes it: `Sun, 22 Nov 2026 11:30:00 GMT`.
[[nodiscard]] std::string http_date(long long seconds);

/// The tag of a body: equal bodies have equal tags, and others do not. Weak, because a body may
/// also go out compressed.
[[nodiscard]] std::string entity_tag(std::string_view body);

/// The bytes that answer a request. An answer with an entity tag that the client has already
/// becomes `304 Not Modified`; to HEAD only the head goes out; what is long goes out as gzip where
/// the client takes it.
[[nodiscard]] std::string answer_text(const Request& request, Response response,
                                      const AnswerContext& context);

/// What a status says in words: `Not Found`.
[[nodiscard]] std::string_view reason_phrase(int status);

}  // namespace jss::service
