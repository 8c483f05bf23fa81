// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace jss::service {

class Feed;

/// One line of a message's head.
struct HeaderField {
  std::string name;
  std::string value;

  friend bool operator==(const HeaderField&, const HeaderField&) = default;
};

/// Whether two names of header fields are the same: case does not count.
[[nodiscard]] bool is_same_name(std::string_view one, std::string_view other);

/// A request as it came over the wire, whole and well formed.
struct Request {
  std::string method;                ///< As written: `GET`.
  std::string target;                ///< As written: `/v1/freelancers?limit=20`.
  std::vector<HeaderField> headers;  ///< In the order of the head; trailers are left out.
  std::string body;                  ///< Without the framing of chunks.
  std::string peer;                  ///< The address it came from.
  bool is_secure = false;            ///< It came over a connection that the service encrypts.

  /// The value of a field; empty where there is none, and the first of several.
  [[nodiscard]] std::string_view header(std::string_view name) const;
  /// The media type of the body, without its parameters; empty where none is given.
  [[nodiscard]] std::string_view media_type() const;
};

/// What is answered.
struct Response {
  int status = 200;
  std::string content_type;          ///< Empty where there is no body.
  std::string body;                  ///< As it is before compression.
  std::vector<HeaderField> headers;  ///< Beyond those that every answer has.
  std::string_view route;            ///< The pattern that answered; outlives all answers.
  std::string entity_tag;  ///< Of the body, quotes and all; may be empty. Goes out to GET alone.
  std::shared_ptr<Feed> feed;  ///< What follows the body, until the connection ends.
  bool is_compressed = false;  ///< The body is gzip already; else it may become so.
  /// Who may keep it. What a token was needed for lies in no cache.
  std::string_view cache_control = "no-store";
  /// What a browser may load because of it: as long as it is no page, nothing.
  std::string_view content_policy = "default-src 'none'; frame-ancestors 'none'";
};

}  // namespace jss::service
