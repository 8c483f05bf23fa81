// SPDX-License-Identifier: Apache-2.0
#include "jss/service/question_routes.h"

#include "jss/io/plain_text.h"

namespace jss::service {
namespace {

Response nobody(const std::string& freelancer) {
  return problem(404, "there is no freelancer " + io::quoted(freelancer));
}

}  // namespace

Response answer_score(Call& call) {
  const std::string& freelancer = call.parameters[0];
  if (call.token->role == io::Role::freelancer) {
    const auto published = call.market.published_score(freelancer);
    if (!published) return problem(404, "no score of yours has been published yet");
    return json_response(*published);
  }
  const auto line = call.market.score(freelancer);
  return line ? json_response(*line) : nobody(freelancer);
}

}  // namespace jss::service
