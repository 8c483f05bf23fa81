// SPDX-License-Identifier: Apache-2.0
#include "jss/service/api.h"

#include <array>
#include <chrono>
#include <utility>

#include "jss/ledger/digest.h"
#include "jss/service/log_line.h"
#include "jss/service/openapi.h"
#include "jss/service/session_cookie.h"

namespace jss::service {
namespace {

constexpr std::string_view kScoreRoute = "/v1/freelancers/{freelancer}/score";
constexpr std::string_view kStreamRoute = "/v1/stream";
constexpr std::string_view kSignInRoute = "/v1/sessions";
constexpr std::string_view kBearer = "Bearer ";
// Of one address: so many seconds' worth at once, one a second.
constexpr std::int64_t kSignInBurst = 20;
// More scores than that are looked up anew: memory has an end.
constexpr std::size_t kMostCached = 100'000;

Response unauthorized(std::string_view why) {
  Response response = problem(401, why);
  response.headers.push_back({"WWW-Authenticate", "Bearer realm=\"jss\""});
  return response;
}

bool is_staff(io::Role role) {
  return role == io::Role::operator_ || role == io::Role::reviewer || role == io::Role::auditor;
}

bool may(const io::AccessToken& token, const Route& route,
         const std::vector<std::string>& parameters) {
  if (route.access == Access::session) return true;
  if (!token.scopes.has(route.scope)) return false;
  if (route.access == Access::holder || is_staff(token.role)) return true;
  return route.access == Access::self && token.role == io::Role::freelancer &&
         token.subject == parameters.front();
}

// The secret that a request shows; empty where it shows none.
std::string_view secret_of(const Request& request) {
  const std::string_view value = request.header("authorization");
  if (value.size() <= kBearer.size() || !is_same_name(value.substr(0, kBearer.size()), kBearer)) {
    return {};
  }
  return value.substr(kBearer.size());
}

bool is_change(const Request& request) {
  return request.method != "GET" && request.method != "HEAD" && request.method != "OPTIONS";
}

// Whether a page of somebody else asks; only browsers say whose page it is.
std::optional<Response> check_origin(const Request& request, const std::string& origin) {
  const std::string_view from = request.header("origin");
  if (from.empty() || from == origin) return std::nullopt;
  return problem(403, "a page of another origin than " + origin +
                          " asks: where people reach the service by another address, as through a "
                          "proxy, it is started with --origin");
}

// What a browser would send for anybody's page must be asked for by a page of ours.
std::optional<Response> check_cookie_use(const Request& request, std::string_view secret) {
  if (ledger::is_same_secret(request.header("x-csrf-token"), csrf_token(secret)))
    return std::nullopt;
  return problem(403,
                 "a change by cookie needs the session's token in X-CSRF-Token: GET "
                 "/v1/sessions/current tells it");
}

std::optional<Response> check_options(const Target& target, const Route& route) {
  for (const auto& [name, value] : target.query) {
    bool is_known = false;
    for (const std::string_view option : route.options) is_known = is_known || option == name;
    if (is_known) continue;
    std::string known;
    for (const std::string_view option : route.options) {
      known.append(known.empty() ? "" : ", ").append(option);
    }
    return problem(400, "the query has an option '" + name + "' that is not known here: " +
                            (known.empty() ? "there are none" : "there are " + known));
  }
  return std::nullopt;
}

}  // namespace

Api::Api(Market& market, ApiOptions options)
    : market_(market),
      options_(std::move(options)),
      started_(options_.clock()),
      long_answers_(options_.long_answers),
      limiter_(options_.rate),
      sign_ins_(options_.rate == 0 ? 0 : 1, kSignInBurst) {}

std::string Api::origin_of(const Request& request) const {
  if (!options_.origin.empty()) return options_.origin;
  return (request.is_secure ? "https://" : "http://") + std::string(request.header("host"));
}

Api::Question Api::read(const Request& request) const {
  Question question;
  if (request.method == "OPTIONS" && request.target == "*") {
    question.refusal = Response{.status = 204};
    return question;
  }
  auto target = parse_target(request.target);
  if (!target) {
    question.refusal = problem(400, target.error().message);
    return question;
  }
  question.target = std::move(*target);
  question.match = find_route(request.method, question.target);
  if (question.match.allowed.empty()) {
    question.refusal = page_of(request, question.target);
  } else if (question.match.route == nullptr) {
    question.refusal = request.method == "OPTIONS"
                           ? Response{.status = 204}
                           : problem(405, "this is answered to " + question.match.allowed);
    question.refusal->headers.push_back({"Allow", question.match.allowed});
  } else {
    authorize(request, question);
  }
  if (!question.refusal && question.match.route != nullptr) {
    question.refusal = check_options(question.target, *question.match.route);
  }
  return question;
}

// What has no route is a file of the pages, or nothing.
Response Api::page_of(const Request& request, const Target& target) const {
  auto page = options_.pages ? options_.pages->answer(request, target) : std::nullopt;
  if (page) return std::move(*page);
  return problem(404, "there is nothing here: /openapi.json says what there is");
}

void Api::authorize(const Request& request, Question& question) const {
  const Route& route = *question.match.route;
  question.origin = origin_of(request);
  if (route.path == kSignInRoute) question.refusal = check_origin(request, question.origin);
  if (route.access == Access::anybody) return;
  std::string_view secret = secret_of(request);
  if (secret.empty() && request.header("authorization").empty()) {
    secret = cookie(request, session_cookie_name(question.origin.starts_with("https://")));
    question.by_cookie = !secret.empty();
  }
  if (secret.empty()) {
    question.refusal = unauthorized("this needs a token: Authorization: Bearer jss_…");
    return;
  }
  auto token = market_.token_of(secret);
  // Only what was made for a cookie opens a door from there.
  if (token == nullptr || (question.by_cookie && token->session_of.empty())) {
    question.refusal = unauthorized("the token is not known, has expired or was revoked");
    return;
  }
  question.token = std::move(token);
  question.secret = secret;
  if (!may(*question.token, route, question.match.parameters)) {
    question.refusal =
        problem(403, "a token of role " + std::string(to_string(question.token->role)) +
                         " for: " + to_string(question.token->scopes) + " is not good for this");
  } else if (question.by_cookie && is_change(request)) {
    question.refusal = check_origin(request, question.origin);
    if (!question.refusal) question.refusal = check_cookie_use(request, secret);
  }
}

std::optional<Response> Api::check_rate(const Request& request, const Question& question) {
  const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
  const std::size_t address = ~std::hash<std::string>{}(request.peer);
  const std::size_t who =
      question.token != nullptr ? std::hash<std::string>{}(question.token->id) : address;
  std::string refusal;
  if (!limiter_.may(who, now)) {
    refusal = "there are more requests than " + std::to_string(options_.rate) + " a second";
  } else if (question.match.route != nullptr && question.match.route->path == kSignInRoute &&
             !sign_ins_.may(address, now)) {
    refusal = "somebody signs in from this address more than once a second";
  }
  if (refusal.empty()) return std::nullopt;
  return passing_problem(429, refusal + ": wait a little", 1);
}

std::optional<Response> Api::answer_at_once(const Request& request) {
  Question question = read(request);
  const std::string_view route =
      question.match.route != nullptr ? question.match.route->path : std::string_view();
  std::optional<Response> response = check_rate(request, question);
  if (!response) {
    response = question.refusal ? std::move(question.refusal) : answer_itself(request, question);
  }
  if (response && !route.empty()) response->route = route;
  return response;
}

Response Api::answer(const Request& request) {
  Question question = read(request);
  if (question.refusal) return std::move(*question.refusal);
  const Route& route = *question.match.route;
  const auto leave = route.takes_long ? long_answers_.begin(question.token->id)
                                      : std::optional<LongAnswers::Leave>();
  if (route.takes_long && !leave) {
    Response response =
        passing_problem(429, "an answer that takes as long is under way: ask again then", 1);
    response.route = route.path;
    return response;
  }
  Call call{.market = market_,
            .request = request,
            .target = question.target,
            .route = &route,
            .parameters = std::move(question.match.parameters),
            .token = question.token.get(),
            .clock = options_.clock,
            .origin = std::move(question.origin),
            .by_cookie = question.by_cookie};
  Response response = route.answer(call);
  response.route = route.path;
  return response;
}

Response Api::refuse(int status, const std::string& reason) { return problem(status, reason); }

// What needs no waiting.
std::optional<Response> Api::answer_itself(const Request& request, const Question& question) {
  const std::string_view path = question.match.route->path;
  if (path == "/healthz") return json_response(R"({"status":"ok"})");
  if (path == "/readyz") {
    if (is_ready_) return json_response(R"({"status":"ready"})");
    return problem(503, "the ledger does not answer");
  }
  if (path == "/openapi.json") {
    Response response = json_response(std::string(openapi_document()));
    response.body.pop_back();
    response.cache_control = "no-cache";
    return response;
  }
  if (path == "/metrics") return metrics_page();
  if (path == kStreamRoute) return stream_to(request, question);
  if (path == kScoreRoute) return cached_score(question);
  return std::nullopt;
}

std::optional<Response> Api::cached_score(const Question& question) {
  if (!question.target.query.empty() || !is_staff(question.token->role)) return std::nullopt;
  const std::string& freelancer = question.match.parameters.front();
  const auto cached = scores_.find(freelancer);
  const std::uint64_t known = cached == scores_.end() ? 0 : cached->second.version;
  auto score = market_.score_at_once(freelancer, known);
  if (!score) return std::nullopt;
  if (score->version == known) return cached->second.response;
  if (scores_.size() >= kMostCached) scores_.clear();
  Cached fresh{score->version, json_response(std::move(score->line))};
  return scores_.insert_or_assign(freelancer, std::move(fresh)).first->second.response;
}

Response Api::stream_to(const Request& request, const Question& question) {
  auto feed = options_.broadcast->listen(
      question.token->id, request.header("last-event-id"),
      [this, secret = question.secret] { return market_.token_of(secret) != nullptr; });
  if (!feed) {
    return passing_problem(503, feed.error().message, 10);
  }
  // Some proxies would keep what comes until it is much.
  return {.content_type = "text/event-stream",
          .body = {},
          .headers = {{"X-Accel-Buffering", "no"}},
          .feed = std::move(*feed)};
}

Response Api::metrics_page() {
  last_size_ = market_.size_at_once().value_or(last_size_);
  const Market::Size& size = last_size_;
  const std::array gauges{
      Metrics::Gauge{"jss_ledger_records", "Records of the ledger.", size.records},
      Metrics::Gauge{"jss_market_events", "Events in memory.", size.events},
      Metrics::Gauge{"jss_freelancers", "Freelancers that events name.", size.freelancers},
      Metrics::Gauge{"jss_ready", "Whether the ledger answers.", is_ready_ ? 1U : 0U},
      Metrics::Gauge{"process_start_time_seconds", "When the service started, since 1970.",
                     static_cast<std::uint64_t>(started_.seconds)},
  };
  return {.content_type = "text/plain; version=0.0.4; charset=utf-8",
          .body = metrics_.text(gauges)};
}

void Api::note(const Exchange& exchange) {
  metrics_.count(exchange.route, exchange.status, exchange.time);
  if (!options_.log || (!options_.log_requests && exchange.status < 500)) return;
  const auto microseconds =
      std::chrono::duration_cast<std::chrono::microseconds>(exchange.time).count();
  options_.log(LogLine(options_.clock(), exchange.status < 500 ? "info" : "error", "answered")
                   .text("method", exchange.request.method)
                   .text("route", exchange.route)
                   .number("status", static_cast<std::uint64_t>(exchange.status))
                   .number("bytes", exchange.bytes)
                   .number("microseconds", static_cast<std::uint64_t>(microseconds))
                   .text("peer", exchange.request.peer)
                   .finish());
}

}  // namespace jss::service
