// SPDX-License-Identifier: Apache-2.0
#include "jss/service/http_server.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/write.hpp>
#include <csignal>
#include <tuple>
#include <utility>
#include <vector>

#include "jss/service/answer_text.h"
#include "jss/service/connection.h"

namespace jss::service {
namespace {

namespace asio = boost::asio;
using Socket = asio::ip::tcp::socket;
using Code = boost::system::error_code;
using Tls = asio::ssl::context;

constexpr std::chrono::milliseconds kTick{200};

class PlainConnection final : public Connection {
 public:
  PlainConnection(Floor& floor, std::string peer, Socket socket)
      : Connection(floor, std::move(peer)), socket_(std::move(socket)) {}

  void close() override {
    Code ignored;
    std::ignore = socket_.close(ignored);
  }

 private:
  std::shared_ptr<PlainConnection> self() {
    return std::static_pointer_cast<PlainConnection>(shared_from_this());
  }
  void start() override { on_ready({}); }
  void read_some() override {
    socket_.async_read_some(
        asio::buffer(incoming),
        [self = self()](const Code& code, std::size_t n) { self->on_read(code, n); });
  }
  bool write_out() override {
    // Nearly always the system takes an answer at once.
    Code code;
    const std::size_t written = socket_.write_some(asio::buffer(outgoing), code);
    if (!code && written == outgoing.size()) return true;
    const auto rest = asio::buffer(outgoing) + (code ? 0 : written);
    asio::async_write(socket_, rest, [self = self()](const Code& failed, std::size_t) {
      self->on_written(failed);
    });
    return false;
  }
  void end_writing() override {
    Code ignored;
    std::ignore = socket_.shutdown(Socket::shutdown_send, ignored);
  }
  [[nodiscard]] bool is_secure() const override { return false; }

  Socket socket_;
};

class TlsConnection final : public Connection {
 public:
  TlsConnection(Floor& floor, std::string peer, Socket socket, std::shared_ptr<Tls> tls)
      : Connection(floor, std::move(peer)),
        tls_(std::move(tls)),
        stream_(std::move(socket), *tls_) {}

  void close() override {
    Code ignored;
    std::ignore = stream_.next_layer().close(ignored);
  }

 private:
  std::shared_ptr<TlsConnection> self() {
    return std::static_pointer_cast<TlsConnection>(shared_from_this());
  }
  void start() override {
    stream_.async_handshake(asio::ssl::stream_base::server,
                            [self = self()](const Code& code) { self->on_ready(code); });
  }
  void read_some() override {
    if (is_ending_) return;
    stream_.async_read_some(
        asio::buffer(incoming),
        [self = self()](const Code& code, std::size_t n) { self->on_read(code, n); });
  }
  bool write_out() override {
    asio::async_write(stream_, asio::buffer(outgoing),
                      [self = self()](const Code& code, std::size_t) { self->on_written(code); });
    return false;
  }
  void end_writing() override {
    is_ending_ = true;
    stream_.async_shutdown([self = self()](const Code&) { self->close(); });
  }
  [[nodiscard]] bool is_secure() const override { return true; }

  std::shared_ptr<Tls> tls_;  // a newer one may be in use for others
  asio::ssl::stream<Socket> stream_;
  bool is_ending_ = false;
};

Result<std::shared_ptr<Tls>> read_tls(const TlsFiles& files) {
  auto tls = std::make_shared<Tls>(Tls::tls_server);
  Code code;
  std::ignore = tls->set_options(Tls::default_workarounds | Tls::no_sslv2 | Tls::no_sslv3 |
                                     Tls::no_tlsv1 | Tls::no_tlsv1_1 | Tls::no_compression,
                                 code);
  if (!code) std::ignore = tls->use_certificate_chain_file(files.certificate, code);
  if (code) {
    return invalid(files.certificate + ": cannot be used as a certificate: " + code.message() +
                   ": give the chain in PEM, the service's own certificate first");
  }
  std::ignore = tls->use_private_key_file(files.key, Tls::pem, code);
  if (code) {
    return invalid(files.key + ": cannot be used as the certificate's key: " + code.message() +
                   ": give the key in PEM, without a password, that belongs to " +
                   files.certificate);
  }
  return tls;
}

std::string date_now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return http_date(std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

}  // namespace

class HttpServer::Impl {
 public:
  Impl(const ServerOptions& options, Handler& handler)
      : options_(options),
        floor_{io_, workers_, handler, options_, {}, date_now()},
        workers_(options.workers) {}

  Result<void> listen() {
    if (options_.tls) {
      auto tls = read_tls(*options_.tls);
      if (!tls) return tl::unexpected(tls.error());
      tls_ = std::move(*tls);
    }
    Code code;
    asio::ip::tcp::resolver resolver(io_);
    const auto found = resolver.resolve(options_.address, std::to_string(options_.port), code);
    if (code || found.empty()) return cannot_listen(code);
    const asio::ip::tcp::endpoint endpoint = found.begin()->endpoint();
    std::ignore = acceptor_.open(endpoint.protocol(), code);
    if (!code) std::ignore = acceptor_.set_option(asio::socket_base::reuse_address(true), code);
    if (!code) std::ignore = acceptor_.bind(endpoint, code);
    if (!code) std::ignore = acceptor_.listen(asio::socket_base::max_listen_connections, code);
    if (code) return cannot_listen(code);
    return {};
  }

  [[nodiscard]] std::uint16_t port() const {
    Code ignored;
    return acceptor_.local_endpoint(ignored).port();
  }

  void run() {
    wait_for_signal();
    tick();
    accept();
    io_.run();
    workers_.join();
  }

 private:
  tl::unexpected<Error> cannot_listen(const Code& code) const {
    return fail(ErrorCode::unavailable, options_.address + ":" + std::to_string(options_.port) +
                                            ": cannot be listened on: " + code.message());
  }

  void accept() {
    if (is_accepting_ || floor_.is_draining) return;
    if (floor_.connections.size() >= options_.connections) return;
    is_accepting_ = true;
    acceptor_.async_accept([this](const Code& code, Socket socket) {
      is_accepting_ = false;
      // What fails here, as for want of descriptors, is tried again at the next tick.
      if (code) return;
      welcome(std::move(socket));
      accept();
    });
  }

  void welcome(Socket socket) {
    Code code;
    std::ignore = socket.set_option(asio::ip::tcp::no_delay(true), code);
    if (!code) std::ignore = socket.non_blocking(true, code);
    const auto endpoint = socket.remote_endpoint(code);
    if (code) return;
    std::string peer = endpoint.address().to_string();
    if (tls_) {
      std::make_shared<TlsConnection>(floor_, std::move(peer), std::move(socket), tls_)->begin();
    } else {
      std::make_shared<PlainConnection>(floor_, std::move(peer), std::move(socket))->begin();
    }
  }

  void tick() {
    floor_.date = date_now();
    const Clock::time_point now = Clock::now();
    const std::vector<Connection*> all(floor_.connections.begin(), floor_.connections.end());
    for (Connection* connection : all) connection->look_at_clock(now);
    if (floor_.is_draining && (floor_.connections.empty() || now > drained_by_)) return end();
    accept();
    timer_.expires_after(kTick);
    timer_.async_wait([this](const Code& code) {
      if (!code) tick();
    });
  }

  void wait_for_signal() {
    signals_.async_wait([this](const Code& code, int signal) {
      if (code) return;
      if (signal == SIGHUP) {
        read_certificate_anew();
      } else if (floor_.is_draining) {
        return end();
      } else {
        drain();
      }
      wait_for_signal();
    });
  }

  void read_certificate_anew() {
    if (!options_.tls) return;
    // One that cannot be used leaves the one before in use.
    if (auto tls = read_tls(*options_.tls)) tls_ = std::move(*tls);
  }

  void drain() {
    floor_.is_draining = true;
    drained_by_ = Clock::now() + options_.patience.drain;
    Code ignored;
    std::ignore = acceptor_.close(ignored);
    const std::vector<Connection*> all(floor_.connections.begin(), floor_.connections.end());
    for (Connection* connection : all) connection->drain();
  }

  void end() {
    Code ignored;
    std::ignore = signals_.cancel(ignored);
    timer_.cancel();
    const std::vector<Connection*> all(floor_.connections.begin(), floor_.connections.end());
    for (Connection* connection : all) connection->close();
    io_.stop();
    workers_.stop();  // what they have not begun, nobody waits for any more
  }

  ServerOptions options_;
  Floor floor_;  // outlives what is left of the connections in `io_`
  asio::io_context io_{1};
  asio::thread_pool workers_;
  asio::ip::tcp::acceptor acceptor_{io_};
  asio::signal_set signals_{io_, SIGINT, SIGTERM, SIGHUP};
  asio::steady_timer timer_{io_};
  std::shared_ptr<Tls> tls_;
  bool is_accepting_ = false;
  Clock::time_point drained_by_;
};

HttpServer::HttpServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
HttpServer::~HttpServer() = default;

Result<std::unique_ptr<HttpServer>> HttpServer::listen(const ServerOptions& options,
                                                       Handler& handler) {
  auto impl = std::make_unique<Impl>(options, handler);
  if (auto listening = impl->listen(); !listening) return tl::unexpected(listening.error());
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(impl)));
}

std::uint16_t HttpServer::port() const { return impl_->port(); }

void HttpServer::run() { impl_->run(); }

}  // namespace jss::service
