// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "jss/service/market_routes.h"
#include "jss/service/question_routes.h"
#include "jss/service/route.h"

namespace jss::service {
namespace {

using io::Scope;
using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 2> kPaged{"after", "limit"};

}  // namespace

std::span<const Route> routes() {
  static constexpr std::array kRoutes{
      Route{"GET", "/healthz", Access::anybody, Scope::read, {}, nullptr},
      Route{"GET", "/readyz", Access::anybody, Scope::read, {}, nullptr},
      Route{"GET", "/openapi.json", Access::anybody, Scope::read, {}, nullptr},
      Route{"GET", "/metrics", Access::staff, Scope::audit, {}, nullptr},
      Route{"POST", "/v1/events", Access::staff, Scope::events, {}, answer_events},
      Route{"GET", "/v1/freelancers", Access::staff, Scope::read, kPaged, answer_freelancers},
      Route{"GET", "/v1/freelancers/{freelancer}/score", Access::self, Scope::read, kScoreOptions,
            answer_score},
      Route{"GET", "/v1/publications", Access::holder, Scope::read, kPaged, answer_publications},
      Route{"GET", "/v1/audit", Access::staff, Scope::audit, kPaged, answer_audit},
      Route{"GET", "/v1/tokens", Access::staff, Scope::tokens, {}, answer_tokens},
      Route{"POST", "/v1/tokens", Access::staff, Scope::tokens, {}, answer_new_token},
      Route{"DELETE", "/v1/tokens/{token}", Access::staff, Scope::tokens, {}, answer_revoked_token},
  };
  return kRoutes;
}

}  // namespace jss::service
