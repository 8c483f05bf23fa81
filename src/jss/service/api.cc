// SPDX-License-Identifier: Apache-2.0
#include "jss/service/api.h"

#include <array>
#include <chrono>
#include <utility>

#include "jss/service/log_line.h"
#include "jss/service/openapi.h"

namespace jss::service {
namespace {

constexpr std::string_view kScoreRoute = "/v1/freelancers/{freelancer}/score";
constexpr std::string_view kBearer = "Bearer ";
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
      limiter_(options_.rate) {}

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
  if (route.access == Access::anybody) return;
  const std::string_view secret = secret_of(request);
  if (secret.empty()) {
    question.refusal = unauthorized("this needs a token: Authorization: Bearer jss_…");
    return;
  }
  question.token = market_.token_of(secret);
  if (question.token == nullptr) {
    question.refusal = unauthorized("the token is not known, has expired or was revoked");
    return;
  }
  if (!may(*question.token, route, question.match.parameters)) {
    question.refusal =
        problem(403, "a token of role " + std::string(to_string(question.token->role)) +
                         " for: " + to_string(question.token->scopes) + " is not good for this");
  }
}

bool Api::is_within_rate(const Request& request, const Question& question) {
  const std::size_t who = question.token != nullptr ? std::hash<std::string>{}(question.token->id)
                                                    : ~std::hash<std::string>{}(request.peer);
  return limiter_.may(who, std::chrono::steady_clock::now().time_since_epoch().count());
}

std::optional<Response> Api::answer_at_once(const Request& request) {
  Question question = read(request);
  const std::string_view route =
      question.match.route != nullptr ? question.match.route->path : std::string_view();
  std::optional<Response> response;
  if (!is_within_rate(request, question)) {
    response = problem(429, "there are more requests than " + std::to_string(options_.rate) +
                                " a second: wait a little");
    response->headers.push_back({"Retry-After", "1"});
  } else if (question.refusal) {
    response = std::move(question.refusal);
  } else {
    response = answer_itself(question);
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
    Response response = problem(429, "an answer that takes as long is under way: ask again then");
    response.headers.push_back({"Retry-After", "1"});
    response.route = route.path;
    return response;
  }
  Call call{.market = market_,
            .request = request,
            .target = question.target,
            .route = &route,
            .parameters = std::move(question.match.parameters),
            .token = question.token.get(),
            .clock = options_.clock};
  Response response = route.answer(call);
  response.route = route.path;
  return response;
}

Response Api::refuse(int status, const std::string& reason) { return problem(status, reason); }

// What needs no waiting.
std::optional<Response> Api::answer_itself(const Question& question) {
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
