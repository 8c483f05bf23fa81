// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/thread_pool.hpp>
#include <chrono>
#include <memory>
#include <string>
#include <unordered_set>

#include "jss/service/feed.h"
#include "jss/service/http_server.h"

namespace jss::service {

using Clock = std::chrono::steady_clock;

class Connection;

/// What all connections of a server share.
struct Floor {
  boost::asio::io_context& io;
  boost::asio::thread_pool& workers;
  Handler& handler;
  const ServerOptions& options;
  std::unordered_set<Connection*> connections;  ///< Those that are open.
  std::string date;                             ///< Of now, as answers carry it.
  bool is_draining = false;
};

/// One client's connection: reads requests, has them answered, writes the answers. What is below
/// it, a socket or an encrypted one, is for the derived classes; so all this is compiled once.
/// Lives as long as something of it is under way. On the thread of all connections only.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Floor& floor, std::string peer);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  virtual ~Connection();

  /// Begins to read.
  void begin();
  /// Ends it if its client took too long.
  void look_at_clock(Clock::time_point now);
  /// Ends it if nothing is under way; else after the next answer.
  void drain();
  /// Ends it, whatever is under way.
  virtual void close() = 0;

 protected:
  using Code = boost::system::error_code;

  /// Makes the connection ready; calls `on_ready`.
  virtual void start() = 0;
  /// Reads into `incoming`, and calls `on_read`.
  virtual void read_some() = 0;
  /// Writes `outgoing`. True if it is done; else calls `on_written`.
  [[nodiscard]] virtual bool write_out() = 0;
  /// Tells the client that nothing follows.
  virtual void end_writing() = 0;
  [[nodiscard]] virtual bool is_secure() const = 0;

  void on_ready(const Code& code);
  void on_read(const Code& code, std::size_t bytes);
  void on_written(const Code& code);

  std::array<char, 8192> incoming{};
  std::string outgoing;

 private:
  enum class Phase : std::uint8_t {
    starting,
    idle,
    head,
    body,
    answering,
    writing,
    lingering,
    streaming
  };
  enum class Next : std::uint8_t { request, body, feed, end };

  // What a worker made.
  struct Answer {
    std::string text;
    int status = 200;
    std::string_view route;
    bool keeps_alive = true;
  };

  void go_on();
  void wait_for_more();
  [[nodiscard]] bool answer_next();
  [[nodiscard]] bool refuse();
  [[nodiscard]] std::string refusal_text(const Refusal& refusal);
  void hand_to_worker(bool keeps_alive);
  void on_answer(Answer answer);
  [[nodiscard]] bool send(std::string text, Next next);
  [[nodiscard]] bool is_written();
  void go_on_streaming(Clock::time_point now);
  void enter(Phase phase, std::chrono::milliseconds patience);
  void note(int status, std::string_view route);

  Floor& floor_;
  std::string peer_;
  RequestParser parser_;
  std::string buffer_;  // what came in and was not taken
  Request request_;     // that is being answered
  Phase phase_ = Phase::starting;
  Next next_ = Next::request;
  std::shared_ptr<Feed> feed_;  // of the answer that goes on
  bool is_feeding_ = false;     // a piece of it is on its way
  bool gave_leave_ = false;
  std::size_t ignored_ = 0;  // bytes of a client that goes on after it was refused
  Clock::time_point deadline_;
  Clock::time_point begun_;
};

}  // namespace jss::service
