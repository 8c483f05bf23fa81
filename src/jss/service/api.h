// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "jss/base/timestamp.h"
#include "jss/service/broadcast.h"
#include "jss/service/http_server.h"
#include "jss/service/long_answers.h"
#include "jss/service/market.h"
#include "jss/service/metrics.h"
#include "jss/service/page_files.h"
#include "jss/service/rate_limiter.h"
#include "jss/service/route.h"

namespace jss::service {

/// How the service answers.
struct ApiOptions {
  /// Requests a second from one token or address; 0: no limit, neither of those who sign in.
  std::uint32_t rate = 1000;
  std::size_t long_answers = 1;  ///< How many that take seconds may be under way at a time.
  /// Where people find the service, `https://scores.example.org`; empty: where they asked.
  std::string origin;
  std::function<Timestamp()> clock;
  /// Takes each line of the log; may be empty.
  std::function<void(const std::string&)> log;
  bool log_requests = false;  ///< All of them, not only those that failed here.
  std::optional<PageFiles> pages;
  Broadcast* broadcast = nullptr;  ///< What `/v1/stream` tells; REQUIRES: it is there.
};

/// The service as a function from requests to answers: who asks, whether they may, and the route
/// that answers. Refers to the market.
class Api final : public Handler {
 public:
  Api(Market& market, ApiOptions options);

  std::optional<Response> answer_at_once(const Request& request) override;
  Response answer(const Request& request) override;
  Response refuse(int status, const std::string& reason) override;
  void note(const Exchange& exchange) override;

  /// Says whether the market is up to date, which `/readyz` tells.
  void set_ready(bool is_ready) { is_ready_ = is_ready; }

 private:
  // A request that is understood, or the answer to one that is not.
  struct Question {
    Target target;
    RouteMatch match;
    std::shared_ptr<const io::AccessToken> token;
    std::string secret;
    std::string origin;
    bool by_cookie = false;
    std::optional<Response> refusal;
  };
  struct Cached {
    std::uint64_t version = 0;
    Response response;
  };

  [[nodiscard]] Question read(const Request& request) const;
  [[nodiscard]] Response page_of(const Request& request, const Target& target) const;
  void authorize(const Request& request, Question& question) const;
  [[nodiscard]] std::string origin_of(const Request& request) const;
  [[nodiscard]] std::optional<Response> check_rate(const Request& request,
                                                   const Question& question);
  [[nodiscard]] std::optional<Response> answer_itself(const Request& request,
                                                      const Question& question);
  [[nodiscard]] Response stream_to(const Request& request, const Question& question);
  [[nodiscard]] std::optional<Response> cached_score(const Question& question);
  [[nodiscard]] Response metrics_page();

  Market& market_;
  ApiOptions options_;
  std::atomic<bool> is_ready_ = false;
  Timestamp started_;
  LongAnswers long_answers_;
  // On the thread of all connections only.
  RateLimiter limiter_;
  RateLimiter sign_ins_;
  Metrics metrics_;
  Market::Size last_size_;
  std::unordered_map<std::string, Cached> scores_;
};

}  // namespace jss::service
