// SPDX-License-Identifier: Apache-2.0
#include "jss/service/head_check.h"

#include <algorithm>
#include <array>

#include "jss/service/http_message.h"

namespace jss::service {
namespace {

constexpr std::size_t kLongestMethod = 20;
constexpr std::size_t kLengthDigits = 18;

// RFC 9110: the characters of methods and of names of fields.
bool is_token_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_token_character);
}

bool is_visible(char c) { return c > ' ' && c < '\x7f'; }

// Of a host and its port, an address in brackets included.
bool is_host_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         std::string_view("-._~%:[]").find(c) != std::string_view::npos;
}

// Bytes from 0x80 on are allowed: what they mean is for whoever reads the value.
bool is_value_character(char c) {
  return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != '\x7f');
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// What the fields say that decides where the body ends and who is meant.
struct Seen {
  int hosts = 0;
  int lengths = 0;
  int encodings = 0;
  std::array<int, 9> singles{};
};

constexpr std::array<std::string_view, 9> kSingles = {
    "authorization", "content-encoding", "content-type", "cookie",      "expect",
    "if-none-match", "last-event-id",    "origin",       "x-csrf-token"};

std::optional<Refusal> check_request_line(std::string_view line, const HeadLimits& limits,
                                          bool& is_old) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) {
    return Refusal{400, "the first line is not METHOD TARGET HTTP/1.1"};
  }
  const std::string_view method = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  if (!is_token(method) || method.size() > kLongestMethod) {
    return Refusal{400, "the method is no word of letters"};
  }
  if (target.size() > limits.target_bytes) {
    return Refusal{414, "the target is longer than " + std::to_string(limits.target_bytes) +
                            " bytes: what is long goes into the body"};
  }
  if (target.empty() || !std::ranges::all_of(target, is_visible)) {
    return Refusal{400, "the target has blanks or other characters that must be percent-encoded"};
  }
  if (version != "HTTP/1.1" && version != "HTTP/1.0") {
    const bool is_http = version.starts_with("HTTP/") && version.size() == 8;
    return Refusal{is_http ? 505 : 400, "the version is neither HTTP/1.1 nor HTTP/1.0"};
  }
  is_old = version == "HTTP/1.0";
  return std::nullopt;
}

std::optional<Refusal> check_framing(std::string_view name, std::string_view value, Seen& seen) {
  if (is_same_name(name, "host")) {
    if (++seen.hosts > 1) return Refusal{400, "Host stands twice"};
    if (value.empty() || !std::ranges::all_of(value, is_host_character)) {
      return Refusal{400, "Host is no name or address with a port"};
    }
  } else if (is_same_name(name, "content-length")) {
    const bool is_number = !value.empty() && value.size() <= kLengthDigits &&
                           value.find_first_not_of("0123456789") == std::string_view::npos;
    if (++seen.lengths > 1) return Refusal{400, "Content-Length stands twice"};
    if (!is_number) return Refusal{400, "Content-Length is no number of bytes"};
  } else if (is_same_name(name, "transfer-encoding")) {
    if (++seen.encodings > 1) return Refusal{400, "Transfer-Encoding stands twice"};
    if (!is_same_name(value, "chunked")) {
      return Refusal{501, "Transfer-Encoding is not 'chunked', the only one that is known here"};
    }
  }
  for (std::size_t i = 0; i < kSingles.size(); ++i) {
    if (is_same_name(name, kSingles[i]) && ++seen.singles[i] > 1) {
      return Refusal{400, std::string(name) + " stands twice"};
    }
  }
  return std::nullopt;
}

std::optional<Refusal> check_field(std::string_view line, Seen& seen) {
  if (line.front() == ' ' || line.front() == '\t') {
    return Refusal{400, "a header field is folded over two lines: write it in one"};
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) {
    return Refusal{400, "a header field is not NAME: VALUE, without a blank before the colon"};
  }
  const std::string_view value = trimmed(line.substr(colon + 1));
  if (!std::ranges::all_of(value, is_value_character)) {
    return Refusal{400, "a header field has control characters"};
  }
  return check_framing(line.substr(0, colon), value, seen);
}

}  // namespace

HeadEnd find_head_end(std::string_view buffer, std::size_t searched, const HeadLimits& limits) {
  // What was looked at may end in the middle of the three bytes before the last.
  std::size_t from = searched > 3 ? searched - 3 : 0;
  while (true) {
    const std::size_t end = buffer.find('\n', from);
    if (end == std::string_view::npos || end >= limits.bytes) break;
    if (end == 0 || buffer[end - 1] != '\r') {
      return {.refusal = Refusal{400, "a line of the head ends without CR"}};
    }
    if (end >= 3 && buffer[end - 2] == '\n') return {.bytes = end + 1, .refusal = {}};
    from = end + 1;
  }
  if (buffer.size() < limits.bytes) return {};
  return {.refusal =
              Refusal{431, "the head is longer than " + std::to_string(limits.bytes) + " bytes"}};
}

std::optional<Refusal> check_head(std::string_view head, const HeadLimits& limits) {
  bool is_old = false;
  Seen seen;
  std::size_t end = head.find("\r\n");
  if (end == std::string_view::npos) return Refusal{400, "the head has no end"};
  if (auto refusal = check_request_line(head.substr(0, end), limits, is_old)) return refusal;
  std::size_t fields = 0;
  for (std::size_t begin = end + 2; begin + 2 < head.size(); begin = end + 2) {
    end = head.find("\r\n", begin);
    if (end == std::string_view::npos || end == begin) return Refusal{400, "the head has no end"};
    if (++fields > limits.fields) {
      return Refusal{431,
                     "there are more than " + std::to_string(limits.fields) + " header fields"};
    }
    if (auto refusal = check_field(head.substr(begin, end - begin), seen)) return refusal;
  }
  if (seen.hosts == 0 && !is_old) return Refusal{400, "Host is missing"};
  if (seen.encodings > 0 && seen.lengths > 0) {
    return Refusal{400, "Content-Length stands beside Transfer-Encoding"};
  }
  if (seen.encodings > 0 && is_old) {
    return Refusal{400, "Transfer-Encoding stands in a request of HTTP/1.0"};
  }
  return std::nullopt;
}

}  // namespace jss::service
