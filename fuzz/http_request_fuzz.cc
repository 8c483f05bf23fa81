// SPDX-License-Identifier: Apache-2.0
// Any bytes as requests: read whole and read byte by byte they are the same requests, each keeps
// the limits, and what is refused is refused in words.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "jss/service/request_parser.h"
#include "jss/service/target.h"

namespace {

using jss::service::Request;
using jss::service::RequestParser;

constexpr jss::service::RequestLimits kLimits{.head = {.bytes = 512}, .body_bytes = 256};

void require(bool holds) {
  if (!holds) std::abort();
}

struct Reading {
  std::vector<Request> requests;
  int refused = 0;
};

Reading read(std::string_view bytes, std::size_t piece) {
  Reading reading;
  RequestParser parser(kLimits);
  std::string buffer;
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    buffer += bytes.substr(at, piece);
    while (true) {
      buffer.erase(0, parser.feed(buffer));
      if (parser.state() == RequestParser::State::refused) {
        require(!parser.refusal().reason.empty());
        reading.refused = parser.refusal().status;
        return reading;
      }
      if (parser.state() != RequestParser::State::whole) break;
      reading.requests.push_back(parser.take());
    }
  }
  return reading;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Reading whole = read(bytes, size == 0 ? 1 : size);
  const Reading single = read(bytes, 1);
  require(whole.requests.size() == single.requests.size());
  require((whole.refused == 0) == (single.refused == 0));
  for (std::size_t i = 0; i < whole.requests.size(); ++i) {
    const Request& request = whole.requests[i];
    require(request.body.size() <= kLimits.body_bytes);
    require(request.body == single.requests[i].body);
    require(request.target == single.requests[i].target);
    require(request.headers == single.requests[i].headers);
    const auto target = jss::service::parse_target(request.target);
    if (!target) require(!target.error().message.empty());
  }
  return 0;
}
