// SPDX-License-Identifier: Apache-2.0
#include "jss/service/route.h"

#include <utility>

#include "jss/service/answer_text.h"

namespace jss::service {
namespace {

// Whether a path has the form of a pattern; its parameters go to the match.
bool fits(std::string_view pattern, const std::vector<std::string>& path,
          std::vector<std::string>& parameters) {
  parameters.clear();
  std::size_t segment = 0;
  pattern.remove_prefix(1);
  while (!pattern.empty()) {
    const std::size_t end = pattern.find('/');
    const std::string_view part = pattern.substr(0, end);
    if (segment == path.size()) return false;
    if (part.starts_with('{')) {
      parameters.push_back(path[segment]);
    } else if (part != path[segment]) {
      return false;
    }
    ++segment;
    pattern.remove_prefix(end == std::string_view::npos ? pattern.size() : end + 1);
  }
  return segment == path.size();
}

int status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid_input:
      return 400;
    case ErrorCode::not_found:
      return 404;
    case ErrorCode::conflict:
      return 409;
    case ErrorCode::unavailable:
      return 503;
    case ErrorCode::corruption:
      return 500;
  }
  return 500;
}

}  // namespace

std::string Call::option(std::string_view name) const {
  for (const auto& [key, value] : target.query) {
    if (key == name) return value;
  }
  return {};
}

std::vector<std::string> Call::options(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [key, value] : target.query) {
    if (key == name) values.push_back(value);
  }
  return values;
}

std::string Call::person() const {
  if (!token->name.empty()) return token->name;
  const std::string& id = token->session_of.empty() ? token->id : token->session_of;
  return std::string(to_string(token->role)) + " " + id;
}

// Of several patterns that fit, the one with the fewest places: `/v1/policies/life` names no
// policy.
RouteMatch find_route(std::string_view method, const Target& target) {
  RouteMatch match;
  std::string_view path;
  std::vector<std::string> parameters;
  for (const Route& route : routes()) {
    if (route.path == path || !fits(route.path, target.path, parameters)) continue;
    if (!path.empty() && match.parameters.size() <= parameters.size()) continue;
    path = route.path;
    match.parameters = parameters;
  }
  const std::string_view wanted = method == "HEAD" ? "GET" : method;
  for (const Route& route : routes()) {
    if (path.empty() || route.path != path) continue;
    if (!match.allowed.empty()) match.allowed += ", ";
    match.allowed += route.method;
    if (route.method == "GET") match.allowed += ", HEAD";
    if (route.method == wanted) match.route = &route;
  }
  return match;
}

Response json_response(std::string body, int status) {
  body += '\n';
  Response response{.status = status, .content_type = "application/json", .body = std::move(body)};
  if (status == 200) response.entity_tag = entity_tag(response.body);
  return response;
}

std::optional<Response> refuse_other_than_json(const Request& request) {
  if (is_same_name(request.media_type(), "application/json")) return std::nullopt;
  return problem(415, "the body comes as application/json");
}

Response problem(int status, std::string_view detail, std::span<const io::ItemProblem> problems) {
  return {.status = status,
          .content_type = "application/problem+json",
          .body = io::problem_json(status, reason_phrase(status), detail, problems) + "\n"};
}

Response passing_problem(int status, std::string_view detail, int seconds) {
  Response response = problem(status, detail);
  response.headers.push_back({"Retry-After", std::to_string(seconds)});
  return response;
}

Response problem(const Error& error) {
  if (error.code == ErrorCode::unavailable) {
    return passing_problem(503, "the store does not answer: the same request again is harmless", 1);
  }
  if (error.code == ErrorCode::corruption) {
    return problem(500, "the store is damaged: the operator's log says where");
  }
  return problem(status_of(error.code), error.message);
}

}  // namespace jss::service
