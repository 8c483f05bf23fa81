// SPDX-License-Identifier: Apache-2.0
#include "jss/service/session_routes.h"

#include "jss/service/session_cookie.h"

namespace jss::service {
namespace {

// What a page needs for its changes; nothing to whoever shows a token in a header.
std::string csrf_of(const Call& call) {
  if (!call.by_cookie) return {};
  return csrf_token(cookie(call.request, session_cookie_name(call.is_secure())));
}

}  // namespace

Response answer_new_session(Call& call) {
  if (!is_same_name(call.request.media_type(), "application/json")) {
    return problem(415, "a sign-in comes as application/json: {\"token\":\"jss_…\"}");
  }
  const auto secret = io::read_sign_in(call.request.body);
  if (!secret) return problem(secret.error());
  const auto opener = call.market.token_of(*secret);
  if (opener == nullptr) {
    return problem(401, "the token is not known, has expired or was revoked");
  }
  const auto session = call.market.tokens().open_session(*opener);
  if (!session) return problem(session.error());
  const std::int64_t seconds = session->token.expires_at.seconds - call.clock().seconds;
  Response response =
      json_response(io::session_json(session->token, csrf_token(session->secret)), 201);
  response.headers.push_back(
      {"Set-Cookie", session_cookie(session->secret, call.is_secure(), seconds)});
  return response;
}

Response answer_session(Call& call) {
  return json_response(io::session_json(*call.token, csrf_of(call)));
}

Response answer_ended_session(Call& call) {
  if (call.token->session_of.empty()) {
    return problem(409, "this token is of no session: DELETE /v1/tokens/{token} revokes it");
  }
  if (auto revoked = call.market.tokens().revoke(call.token->id); !revoked) {
    return problem(revoked.error());
  }
  Response response{.status = 204, .content_type = {}, .body = {}};
  response.headers.push_back({"Set-Cookie", session_cookie({}, call.is_secure(), 0)});
  return response;
}

}  // namespace jss::service
