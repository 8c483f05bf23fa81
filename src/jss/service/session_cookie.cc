// SPDX-License-Identifier: Apache-2.0
#include "jss/service/session_cookie.h"

#include <algorithm>

#include "jss/ledger/digest.h"

namespace jss::service {
namespace {

// RFC 6265: what the value of a cookie may have.
bool is_cookie_character(char c) {
  return c > ' ' && c < '\x7f' && c != '"' && c != ',' && c != ';' && c != '\\';
}

}  // namespace

std::string_view cookie(const Request& request, std::string_view name) {
  std::string_view rest = request.header("cookie");
  std::string_view found;
  bool is_there = false;
  while (!rest.empty()) {
    const std::size_t end = rest.find(';');
    std::string_view pair = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
    const std::size_t mark = pair.find('=');
    if (mark == std::string_view::npos || pair.substr(0, mark) != name) continue;
    if (is_there) return {};
    is_there = true;
    found = pair.substr(mark + 1);
  }
  return std::ranges::all_of(found, is_cookie_character) ? found : std::string_view();
}

std::string_view session_cookie_name(bool is_secure) { return is_secure ? "__Host-jss" : "jss"; }

std::string session_cookie(std::string_view secret, bool is_secure, std::int64_t seconds) {
  std::string text(session_cookie_name(is_secure));
  text.append("=").append(secret).append("; Path=/; Max-Age=").append(std::to_string(seconds));
  text.append("; HttpOnly; SameSite=Strict");
  return is_secure ? text.append("; Secure") : text;
}

std::string csrf_token(std::string_view secret) {
  return ledger::to_hex(
      ledger::keyed_digest(secret, "a change asked for by a page of the service"));
}

}  // namespace jss::service
