// SPDX-License-Identifier: Apache-2.0
#include "jss/service/request_parser.h"

#include <boost/beast/http/basic_parser.hpp>
#include <utility>

namespace jss::service {
namespace {

namespace http = boost::beast::http;
using Code = boost::beast::error_code;
using Text = boost::beast::string_view;
using Length = boost::optional<std::uint64_t>;

// Of the line before a chunk, and of the lines after the last.
constexpr std::size_t kLongestChunkLine = 4096;

std::string copy(Text text) { return {text.data(), text.size()}; }

Refusal refusal_of(const Code& code, const RequestLimits& limits) {
  if (code == http::error::body_limit) {
    return {413, "the body is longer than " + std::to_string(limits.body_bytes) +
                     " bytes: send it in parts"};
  }
  return {400, "the request is not well formed: " + code.message()};
}

}  // namespace

// Beast's parser, putting what it finds into a request. Fields after the head are trailers.
class RequestParser::Message final : public http::basic_parser<true> {
 public:
  explicit Message(const RequestLimits& limits) {
    eager(true);
    header_limit(static_cast<std::uint32_t>(limits.head.bytes));
    body_limit(limits.body_bytes);
  }

  Request request;

 private:
  void on_request_impl(http::verb, Text method, Text target, int, Code&) override {
    request.method = copy(method);
    request.target = copy(target);
    request.headers.reserve(8);
  }
  void on_response_impl(int, Text, int, Code&) override {}
  void on_field_impl(http::field, Text name, Text value, Code&) override {
    if (!is_head_done_) request.headers.push_back({copy(name), copy(value)});
  }
  void on_header_impl(Code&) override { is_head_done_ = true; }
  void on_body_init_impl(const Length&, Code&) override {}
  std::size_t on_body_impl(Text bytes, Code&) override {
    request.body.append(bytes.data(), bytes.size());
    return bytes.size();
  }
  void on_chunk_header_impl(std::uint64_t, Text, Code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, Text bytes, Code&) override {
    request.body.append(bytes.data(), bytes.size());
    return bytes.size();
  }
  void on_finish_impl(Code&) override {}

  bool is_head_done_ = false;
};

RequestParser::RequestParser(const RequestLimits& limits) : limits_(limits) {}
RequestParser::RequestParser(RequestParser&&) noexcept = default;
RequestParser& RequestParser::operator=(RequestParser&&) noexcept = default;
RequestParser::~RequestParser() = default;

std::size_t RequestParser::feed(std::string_view bytes) {
  std::size_t taken = 0;
  if (state_ == State::head) taken = feed_head(bytes);
  if (state_ == State::body) taken += feed_body(bytes.substr(taken));
  return taken;
}

std::size_t RequestParser::feed_head(std::string_view bytes) {
  // RFC 9112 asks to pass over an empty line before a request: as many as there are, so that it
  // does not matter in which pieces they come.
  std::size_t begin = 0;
  while (searched_ == 0 && bytes.substr(begin).starts_with("\r\n")) begin += 2;
  bytes.remove_prefix(begin);
  if (searched_ == 0 && bytes == "\r") return begin;
  HeadEnd end = find_head_end(bytes, searched_, limits_.head);
  if (end.refusal) return refuse(std::move(*end.refusal));
  if (end.bytes == 0) {
    searched_ = bytes.size();
    return begin;
  }
  const std::string_view head = bytes.substr(0, end.bytes);
  if (auto refusal = check_head(head, limits_.head)) return refuse(std::move(*refusal));
  message_ = std::make_unique<Message>(limits_);
  Code code;
  message_->put({head.data(), head.size()}, code);
  if (code && code != http::error::need_more) return refuse(refusal_of(code, limits_));
  if (!message_->is_header_done()) return refuse({400, "the request is not well formed"});
  searched_ = 0;
  keeps_alive_ = message_->keep_alive();
  const std::string_view expectation = message_->request.header("expect");
  if (!expectation.empty() && !is_same_name(expectation, "100-continue")) {
    return refuse({417, "Expect asks for something else than 100-continue"});
  }
  awaits_leave_ = !expectation.empty();
  state_ = message_->is_done() ? State::whole : State::body;
  return begin + end.bytes;
}

std::size_t RequestParser::feed_body(std::string_view bytes) {
  std::size_t taken = 0;
  while (taken < bytes.size() && !message_->is_done()) {
    Code code;
    const std::size_t more = message_->put({bytes.data() + taken, bytes.size() - taken}, code);
    taken += more;
    if (code == http::error::need_more) {
      if (bytes.size() - taken <= kLongestChunkLine) return taken;
      return refuse({400, "a line between chunks is longer than " +
                              std::to_string(kLongestChunkLine) + " bytes"});
    }
    if (code) return refuse(refusal_of(code, limits_));
    if (more == 0) break;
  }
  if (message_->is_done()) state_ = State::whole;
  return taken;
}

std::size_t RequestParser::refuse(Refusal refusal) {
  refusal_ = std::move(refusal);
  state_ = State::refused;
  return 0;
}

Request RequestParser::take() {
  Request request = std::move(message_->request);
  message_.reset();
  state_ = State::head;
  return request;
}

}  // namespace jss::service
