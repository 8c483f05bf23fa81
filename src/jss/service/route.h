// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jss/base/timestamp.h"
#include "jss/io/access_token.h"
#include "jss/service/http_message.h"
#include "jss/service/market.h"
#include "jss/service/question.h"
#include "jss/service/target.h"

namespace jss::service {

/// Who may ask.
enum class Access : std::uint8_t {
  anybody,  ///< Also without a token.
  session,  ///< Whoever has a token, whatever it is good for.
  holder,   ///< Whoever has a token of that scope.
  staff,    ///< Operators, reviewers and auditors.
  self,     ///< The same, and a freelancer about themself.
};

struct Call;

/// A method and a path that are answered.
struct Route {
  std::string_view method;
  std::string_view path;  ///< With places in braces: `/v1/freelancers/{freelancer}/score`.
  Access access = Access::staff;
  io::Scope scope = io::Scope::read;          ///< Which a token must have; not asked of `anybody`.
  std::span<const std::string_view> options;  ///< Which the query may have.
  Response (*answer)(Call& call) = nullptr;   ///< nullptr: by the service itself, at once.
  const Question* question = nullptr;         ///< What of the engine is asked, if anything.
  bool takes_long = false;                    ///< Seconds: a token has one such answer at a time.
};

/// One request on its way to its answer.
struct Call {
  Market& market;
  const Request& request;
  const Target& target;
  const Route* route = nullptr;
  std::vector<std::string> parameters;     ///< What stands in the path's places, in their order.
  const io::AccessToken* token = nullptr;  ///< Who asks; nullptr where nobody need say.
  std::function<Timestamp()> clock;
  std::string origin;      ///< Where people find the service: `https://scores.example.org`.
  bool by_cookie = false;  ///< The token is that of a session, shown by a cookie.

  /// Whether people reach the service over encrypted connections alone.
  [[nodiscard]] bool is_secure() const { return origin.starts_with("https://"); }

  /// The value of an option of the query; empty where it is not given.
  [[nodiscard]] std::string option(std::string_view name) const;
  /// All values of an option that may stand more than once.
  [[nodiscard]] std::vector<std::string> options(std::string_view name) const;
  /// Whoever asks, as events name them: what the token is called, else its role and id; in a
  /// session those of the token that it was opened with.
  [[nodiscard]] std::string person() const;
};

/// What a target leads to.
struct RouteMatch {
  const Route* route = nullptr;  ///< nullptr where the path is answered to no such method, or not.
  std::vector<std::string> parameters;
  std::string allowed;  ///< The methods of that path, for `Allow`; empty where there is none.
};

/// Everything that is answered.
[[nodiscard]] std::span<const Route> routes();

/// Finds the route of a request; HEAD is answered as GET.
[[nodiscard]] RouteMatch find_route(std::string_view method, const Target& target);

/// An answer in JSON, with an entity tag.
[[nodiscard]] Response json_response(std::string body, int status = 200);

/// The refusal of a body that is not JSON, by its `Content-Type`; nothing where it is.
[[nodiscard]] std::optional<Response> refuse_other_than_json(const Request& request);

/// The answer to what cannot be answered, as problem details (RFC 9457).
[[nodiscard]] Response problem(int status, std::string_view detail,
                               std::span<const io::ItemProblem> problems = {});
/// What cannot be answered now, and after how many seconds to ask again (`Retry-After`).
[[nodiscard]] Response passing_problem(int status, std::string_view detail, int seconds);
/// The same for an error. What a store says of itself is not told to strangers.
[[nodiscard]] Response problem(const Error& error);

}  // namespace jss::service
