// SPDX-License-Identifier: Apache-2.0
#include "jss/service/connection.h"

#include <boost/asio/post.hpp>
#include <exception>
#include <utility>

#include "jss/service/answer_text.h"

namespace jss::service {
namespace {

constexpr std::string_view kLeave = "HTTP/1.1 100 Continue\r\n\r\n";
// How much of what a refused client still sends is read, so that it gets to see the refusal.
constexpr std::size_t kIgnoredBytes = std::size_t{4} * 1024 * 1024;
constexpr std::chrono::milliseconds kLingering{2'000};
constexpr std::chrono::hours kForever{24 * 365};

}  // namespace

Connection::Connection(Floor& floor, std::string peer)
    : floor_(floor), peer_(std::move(peer)), parser_(floor.options.limits) {
  floor_.connections.insert(this);
}

Connection::~Connection() { floor_.connections.erase(this); }

void Connection::begin() {
  enter(Phase::starting, floor_.options.patience.head);
  start();
}

void Connection::enter(Phase phase, std::chrono::milliseconds patience) {
  phase_ = phase;
  deadline_ = Clock::now() + patience;
}

void Connection::look_at_clock(Clock::time_point now) {
  if (phase_ == Phase::streaming && !is_feeding_) return go_on_streaming(now);
  if (now < deadline_) return;
  if (phase_ == Phase::head || phase_ == Phase::body) {
    outgoing = refusal_text({408, "the request did not arrive in time"});
    note(408, {});
    // Whoever does not even read it has no claim to be waited for.
    [[maybe_unused]] const bool is_done = write_out();
  }
  close();
}

void Connection::drain() {
  const bool is_free = phase_ == Phase::idle || phase_ == Phase::starting;
  if (is_free || phase_ == Phase::streaming) close();
}

void Connection::on_ready(const Code& code) {
  if (code) return close();
  enter(Phase::idle, floor_.options.patience.idle);
  read_some();
}

void Connection::on_read(const Code& code, std::size_t bytes) {
  if (code) return close();
  // A listener has nothing more to say; reading tells when it goes away.
  if (phase_ == Phase::lingering || phase_ == Phase::streaming) {
    ignored_ += bytes;
    return ignored_ > kIgnoredBytes ? close() : read_some();
  }
  buffer_.append(incoming.data(), bytes);
  go_on();
}

void Connection::on_written(const Code& code) {
  if (code) return close();
  if (phase_ == Phase::streaming) {
    is_feeding_ = false;
    return;
  }
  if (is_written()) go_on();
}

// Everything that can be done with what has come in.
void Connection::go_on() {
  while (true) {
    buffer_.erase(0, parser_.feed(buffer_));
    bool goes_on = false;
    switch (parser_.state()) {
      case RequestParser::State::head:
        return wait_for_more();
      case RequestParser::State::body:
        if (!parser_.awaits_leave() || gave_leave_ || !buffer_.empty()) return wait_for_more();
        gave_leave_ = true;
        goes_on = send(std::string(kLeave), Next::body);
        break;
      case RequestParser::State::whole:
        goes_on = answer_next();
        break;
      case RequestParser::State::refused:
        goes_on = refuse();
        break;
    }
    if (!goes_on) return;
  }
}

void Connection::wait_for_more() {
  const Patience& patience = floor_.options.patience;
  if (parser_.state() == RequestParser::State::body) {
    if (phase_ != Phase::body) enter(Phase::body, patience.body);
  } else if (!buffer_.empty()) {
    if (phase_ != Phase::head) enter(Phase::head, patience.head);
  } else {
    if (floor_.is_draining) return close();
    if (phase_ != Phase::idle) enter(Phase::idle, patience.idle);
  }
  read_some();
}

bool Connection::answer_next() {
  begun_ = Clock::now();
  const bool keeps_alive = parser_.keeps_alive();
  request_ = parser_.take();
  request_.peer = peer_;
  request_.is_secure = is_secure();
  gave_leave_ = false;
  auto response = floor_.handler.answer_at_once(request_);
  if (!response) {
    hand_to_worker(keeps_alive);
    return false;
  }
  const int status = response->status;
  const std::string_view route = response->route;
  if (request_.method != "HEAD") feed_ = response->feed;
  const bool goes_on = keeps_alive && !floor_.is_draining && response->feed == nullptr;
  std::string text =
      answer_text(request_, std::move(*response),
                  {.date = floor_.date, .keeps_alive = goes_on, .is_secure = is_secure()});
  const Next last = feed_ != nullptr ? Next::feed : Next::end;
  const bool is_done = send(std::move(text), goes_on ? Next::request : last);
  note(status, route);
  return is_done;
}

void Connection::go_on_streaming(Clock::time_point now) {
  auto piece = feed_->next(now);
  if (!piece) return close();
  if (piece->empty()) return;
  outgoing = std::move(*piece);
  // Whoever does not take it in time is cut off.
  deadline_ = now + floor_.options.patience.write;
  is_feeding_ = true;
  if (write_out()) is_feeding_ = false;
}

void Connection::hand_to_worker(bool keeps_alive) {
  enter(Phase::answering, kForever);
  // The request stays where it is until the answer is back. The connection goes over and back as a
  // whole, for it may end on the thread of all connections only.
  boost::asio::post(floor_.workers, [self = shared_from_this(), keeps_alive, date = floor_.date,
                                     is_secure = is_secure()]() mutable {
    Floor& floor = self->floor_;
    Response response;
    try {
      response = floor.handler.answer(self->request_);
    } catch (const std::exception& exception) {
      response = floor.handler.refuse(500, std::string("the answer failed: ") + exception.what());
    }
    const int status = response.status;
    const std::string_view route = response.route;
    std::string text =
        answer_text(self->request_, std::move(response),
                    {.date = date, .keeps_alive = keeps_alive, .is_secure = is_secure});
    boost::asio::post(floor.io, [self = std::move(self), text = std::move(text), status, route,
                                 keeps_alive]() mutable {
      self->on_answer({std::move(text), status, route, keeps_alive});
    });
  });
}

void Connection::on_answer(Answer answer) {
  if (phase_ != Phase::answering) return;
  const bool is_done = send(std::move(answer.text), answer.keeps_alive ? Next::request : Next::end);
  note(answer.status, answer.route);
  if (is_done) go_on();
}

bool Connection::refuse() {
  const bool is_done = send(refusal_text(parser_.refusal()), Next::end);
  note(parser_.refusal().status, {});
  return is_done;
}

// The answer to what is no request; its time begins here.
std::string Connection::refusal_text(const Refusal& refusal) {
  begun_ = Clock::now();
  request_ = {};
  return answer_text(request_, floor_.handler.refuse(refusal.status, refusal.reason),
                     {.date = floor_.date, .keeps_alive = false, .is_secure = is_secure()});
}

bool Connection::send(std::string text, Next next) {
  outgoing = std::move(text);
  next_ = next;
  enter(Phase::writing, floor_.options.patience.write);
  return write_out() && is_written();
}

// Whether there may be another request in the buffer to go on with.
bool Connection::is_written() {
  if (next_ == Next::feed) {
    enter(Phase::streaming, kForever);
    read_some();
    return false;
  }
  if (next_ != Next::end) return true;
  // A connection closed while bytes come in takes the answer with it: so first only one half.
  end_writing();
  enter(Phase::lingering, kLingering);
  read_some();
  return false;
}

void Connection::note(int status, std::string_view route) {
  floor_.handler.note({.request = request_,
                       .route = route,
                       .status = status,
                       .bytes = outgoing.size(),
                       .time = Clock::now() - begun_});
}

}  // namespace jss::service
