// SPDX-License-Identifier: Apache-2.0
#include "jss/service/answer_text.h"

#include <array>
#include <utility>

#include "jss/base/day.h"
#include "jss/base/timestamp.h"
#include "jss/ledger/digest.h"
#include "jss/service/compression.h"

namespace jss::service {
namespace {

// Below it gzip's own bytes and a packet's are all there is to gain.
constexpr std::size_t kWorthCompressing = 1024;
constexpr std::size_t kTagDigits = 32;

constexpr std::array<std::pair<int, std::string_view>, 24> kReasons{{
    {100, "Continue"},
    {200, "OK"},
    {201, "Created"},
    {204, "No Content"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
}};

// No answer may be framed by others, guessed at, or tell others where it was found.
constexpr std::string_view kAlways =
    "\r\nCross-Origin-Resource-Policy: same-origin"
    "\r\nReferrer-Policy: no-referrer"
    "\r\nX-Content-Type-Options: nosniff";

constexpr std::string_view kWhenSecure = "\r\nStrict-Transport-Security: max-age=31536000";

std::string two_digits(long long number) {
  return {static_cast<char>('0' + number / 10 % 10), static_cast<char>('0' + number % 10)};
}

// Weak comparison (RFC 9110): `W/` does not count.
bool has_tag(std::string_view if_none_match, std::string_view tag) {
  if (tag.empty() || if_none_match.empty()) return false;
  if (if_none_match == "*") return true;
  const std::string_view quoted = tag.starts_with("W/") ? tag.substr(2) : tag;
  return if_none_match.find(quoted) != std::string_view::npos;
}

bool has_body(int status) { return status >= 200 && status != 204 && status != 304; }

}  // namespace

std::string_view reason_phrase(int status) {
  for (const auto& [code, words] : kReasons) {
    if (code == status) return words;
  }
  return "Unknown";
}

std::string http_date(long long seconds) {
  constexpr std::array<std::string_view, 7> kWeekdays{"Thu", "Fri", "Sat", "Sun",
                                                      "Mon", "Tue", "Wed"};
  constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Day day = day_of({seconds, 0});
  const std::string iso = to_string(day);
  const auto month = static_cast<std::size_t>((iso[5] - '0') * 10 + (iso[6] - '0') - 1);
  const long long of_day = seconds % 86'400;
  std::string text(kWeekdays[static_cast<std::size_t>(day.count % 7)]);
  text.append(", ").append(iso.substr(8)).append(" ").append(kMonths[month]).append(" ");
  text.append(iso.substr(0, 4)).append(" ").append(two_digits(of_day / 3600)).append(":");
  text.append(two_digits(of_day / 60 % 60)).append(":").append(two_digits(of_day % 60));
  return text.append(" GMT");
}

std::string entity_tag(std::string_view body) {
  return "W/\"" + ledger::to_hex(ledger::sha256(body)).substr(0, kTagDigits) + "\"";
}

std::string answer_text(const Request& request, Response response, const AnswerContext& context) {
  const bool is_read = request.method == "GET" || request.method == "HEAD";
  if (is_read && response.status == 200 &&
      has_tag(request.header("if-none-match"), response.entity_tag)) {
    response.status = 304;
  }
  if (!has_body(response.status)) response.body.clear();
  if (!response.is_compressed && response.body.size() >= kWorthCompressing &&
      accepts_gzip(request.header("accept-encoding"))) {
    if (std::string small = gzip(response.body); !small.empty()) {
      response.body = std::move(small);
      response.is_compressed = true;
    }
  }
  std::string text;
  text.reserve(1024 + response.body.size());
  text.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
  text.append(reason_phrase(response.status)).append("\r\nDate: ").append(context.date);
  if (response.feed != nullptr) {
    text.append("\r\nContent-Type: ").append(response.content_type);
  } else if (has_body(response.status)) {
    if (!response.body.empty()) text.append("\r\nContent-Type: ").append(response.content_type);
    text.append("\r\nContent-Length: ").append(std::to_string(response.body.size()));
  }
  if (response.is_compressed) text.append("\r\nContent-Encoding: gzip");
  text.append("\r\nVary: Accept-Encoding, Authorization, Cookie");
  if (is_read && !response.entity_tag.empty())
    text.append("\r\nETag: ").append(response.entity_tag);
  text.append("\r\nCache-Control: ").append(response.cache_control);
  text.append("\r\nContent-Security-Policy: ").append(response.content_policy);
  text.append(kAlways);
  if (context.is_secure) text.append(kWhenSecure);
  for (const HeaderField& field : response.headers) {
    text.append("\r\n").append(field.name).append(": ").append(field.value);
  }
  if (!context.keeps_alive) text.append("\r\nConnection: close");
  text.append("\r\n\r\n");
  if (request.method != "HEAD") text.append(response.body);
  return text;
}

}  // namespace jss::service
