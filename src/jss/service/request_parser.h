// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "jss/service/head_check.h"
#include "jss/service/http_message.h"

namespace jss::service {

/// What a request may measure at most.
struct RequestLimits {
  HeadLimits head;
  std::size_t body_bytes = std::size_t{8} * 1024 * 1024;  ///< Without the framing of chunks.
};

/// Reads requests from the bytes of a connection, one after the other. Knows no sockets. Not shared
/// between threads.
class RequestParser {
 public:
  explicit RequestParser(const RequestLimits& limits);
  RequestParser(const RequestParser&) = delete;
  RequestParser& operator=(const RequestParser&) = delete;
  RequestParser(RequestParser&&) noexcept;
  RequestParser& operator=(RequestParser&&) noexcept;
  ~RequestParser();

  /// What is to be done next.
  enum class State : std::uint8_t {
    head,     ///< More bytes of the head are wanted.
    body,     ///< The head is well; more bytes of the body are wanted.
    whole,    ///< The request is there: take it.
    refused,  ///< See `refusal`. What follows on the connection means nothing.
  };

  /// Looks at the bytes that have come in and not been taken before, and gives how many of them it
  /// takes now. Those that it leaves are to be given again, with more behind them.
  [[nodiscard]] std::size_t feed(std::string_view bytes);

  [[nodiscard]] State state() const { return state_; }
  /// REQUIRES: the request is refused.
  [[nodiscard]] const Refusal& refusal() const { return refusal_; }

  /// The client waits for leave before it sends the body. REQUIRES: the state is `body`.
  [[nodiscard]] bool awaits_leave() const { return awaits_leave_; }
  /// Whether the connection may go on after the answer. REQUIRES: the head is well.
  [[nodiscard]] bool keeps_alive() const { return keeps_alive_; }

  /// The request; the parser then waits for the next one. REQUIRES: it is whole.
  [[nodiscard]] Request take();

 private:
  class Message;

  std::size_t feed_head(std::string_view bytes);
  std::size_t feed_body(std::string_view bytes);
  std::size_t refuse(Refusal refusal);

  RequestLimits limits_;
  State state_ = State::head;
  std::size_t searched_ = 0;  // of the head that is not whole yet
  std::unique_ptr<Message> message_;
  bool keeps_alive_ = true;
  bool awaits_leave_ = false;
  Refusal refusal_;
};

}  // namespace jss::service
