// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "jss/base/result.h"
#include "jss/service/http_message.h"
#include "jss/service/request_parser.h"

namespace jss::service {

/// An answer that went out, and what it cost.
struct Exchange {
  const Request& request;  ///< Empty where it could not be read.
  std::string_view route;  ///< That of the answer.
  int status = 200;
  std::size_t bytes = 0;  ///< Sent, the head included.
  std::chrono::nanoseconds time{};
};

/// Who answers requests: a function from plain data to plain data, without sockets.
class Handler {
 public:
  Handler() = default;
  Handler(const Handler&) = delete;
  Handler& operator=(const Handler&) = delete;
  virtual ~Handler() = default;

  /// The answer where it is at hand, as what is looked up; nothing where it has to be worked out.
  /// Called on the thread of all connections, so it must not wait for anything.
  [[nodiscard]] virtual std::optional<Response> answer_at_once(const Request& request) = 0;

  /// The answer, however long it takes. Called on one of several threads, after `answer_at_once`
  /// gave nothing.
  [[nodiscard]] virtual Response answer(const Request& request) = 0;

  /// The answer to a request that breaks the rules of HTTP.
  [[nodiscard]] virtual Response refuse(int status, const std::string& reason) = 0;

  /// Hears of each answer. Called on the thread of all connections.
  virtual void note(const Exchange& exchange) = 0;
};

/// The files of a certificate chain and of its key, in PEM.
struct TlsFiles {
  std::string certificate;
  std::string key;
};

/// How long a client may take.
struct Patience {
  std::chrono::milliseconds head{10'000};   ///< For a whole head, from its first byte.
  std::chrono::milliseconds body{60'000};   ///< For a whole body.
  std::chrono::milliseconds idle{60'000};   ///< Between two requests.
  std::chrono::milliseconds write{30'000};  ///< To take an answer.
  std::chrono::milliseconds drain{15'000};  ///< For what is under way when the service ends.
};

/// Where and how to listen.
struct ServerOptions {
  std::string address = "127.0.0.1";  ///< A name, or an address without brackets.
  std::uint16_t port = 8080;          ///< 0: any that is free.
  std::optional<TlsFiles> tls;        ///< Absent: not encrypted.
  RequestLimits limits;
  Patience patience;
  std::size_t connections = 4096;  ///< Beyond them, others wait to be let in.
  std::size_t workers = 4;         ///< Threads for answers that take long.
};

/// A server of HTTP/1.1: one thread for all connections, some for answers that take long.
///
/// Connections go on after an answer, and requests may be sent ahead; they are answered in their
/// order, one at a time. Whoever is too slow is cut off, whoever breaks the rules is refused and
/// cut off. SIGTERM and SIGINT end it: nobody new is let in, what is under way is answered; a
/// second one ends it at once. SIGHUP has it read the certificate anew.
class HttpServer {
 public:
  /// Begins to listen; nobody is let in before `run`. `handler` must outlive the server.
  ///
  /// Errors: `unavailable` for an address that cannot be had; `invalid_input` for a certificate
  /// or a key that cannot be used.
  [[nodiscard]] static Result<std::unique_ptr<HttpServer>> listen(const ServerOptions& options,
                                                                  Handler& handler);
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;
  ~HttpServer();

  /// The port it listens on.
  [[nodiscard]] std::uint16_t port() const;

  /// Lets clients in until the process is asked to end, and gives back when all is answered.
  void run();

 private:
  class Impl;
  explicit HttpServer(std::unique_ptr<Impl> impl);

  std::unique_ptr<Impl> impl_;
};

}  // namespace jss::service
