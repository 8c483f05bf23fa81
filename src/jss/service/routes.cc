// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "jss/service/market_routes.h"
#include "jss/service/policy_routes.h"
#include "jss/service/question_routes.h"
#include "jss/service/review_routes.h"
#include "jss/service/route.h"
#include "jss/service/session_routes.h"

namespace jss::service {
namespace {

using io::Scope;
using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 2> kPaged{"after", "limit"};

constexpr std::array kRoutes{
    Route{"GET", "/healthz", Access::anybody, Scope::read, {}, nullptr},
    Route{"GET", "/readyz", Access::anybody, Scope::read, {}, nullptr},
    Route{"GET", "/openapi.json", Access::anybody, Scope::read, {}, nullptr},
    Route{"GET", "/metrics", Access::staff, Scope::audit, {}, nullptr},
    Route{"POST", "/v1/events", Access::staff, Scope::events, {}, answer_events},
    Route{"GET", "/v1/freelancers", Access::staff, Scope::read, kPaged, answer_freelancers},
    Route{"GET", "/v1/freelancers/{freelancer}/score", Access::self, Scope::read,
          questions::kScore.options, answer_score, &questions::kScore},
    Route{"GET", "/v1/freelancers/{freelancer}/explanation", Access::self, Scope::read,
          questions::kExplanation.options, answer_question, &questions::kExplanation},
    Route{"GET", "/v1/freelancers/{freelancer}/timeline", Access::self, Scope::read,
          questions::kTimeline.options, answer_question, &questions::kTimeline},
    Route{"GET", "/v1/freelancers/{freelancer}/forecast", Access::self, Scope::read,
          questions::kForecast.options, answer_question, &questions::kForecast},
    Route{"GET", "/v1/freelancers/{freelancer}/standing", Access::self, Scope::read,
          questions::kStanding.options, answer_question, &questions::kStanding},
    Route{"GET", "/v1/freelancers/{freelancer}/trend", Access::self, Scope::read,
          questions::kTrend.options, answer_question, &questions::kTrend},
    Route{"GET", "/v1/freelancers/{freelancer}/advice", Access::self, Scope::read,
          questions::kAdvice.options, answer_question, &questions::kAdvice},
    Route{"GET", "/v1/freelancers/{freelancer}/calendar", Access::self, Scope::read,
          questions::kCalendar.options, answer_question, &questions::kCalendar},
    Route{"POST",
          "/v1/freelancers/{freelancer}/what-ifs",
          Access::self,
          Scope::read,
          {},
          answer_question,
          &questions::kWhatIf},
    Route{"POST",
          "/v1/freelancers/{freelancer}/plans",
          Access::self,
          Scope::read,
          {},
          answer_question,
          &questions::kPlan,
          true},
    Route{"GET", "/v1/reviews", Access::holder, Scope::read, kReviewOptions, answer_reviews},
    Route{"POST", "/v1/reviews", Access::holder, Scope::reviews, {}, answer_new_review},
    Route{"GET", "/v1/reviews/{review}", Access::holder, Scope::read, {}, answer_review},
    Route{"POST",
          "/v1/reviews/{review}/decisions",
          Access::staff,
          Scope::reviews,
          {},
          answer_review_decision},
    Route{"GET", "/v1/policies", Access::holder, Scope::read, {}, answer_policies},
    Route{"POST", "/v1/policies", Access::staff, Scope::policies, {}, answer_draft},
    Route{"GET", "/v1/policies/life", Access::staff, Scope::read, kLifeOptions, answer_policy_life},
    Route{"POST", "/v1/policies/roll-backs", Access::staff, Scope::policies, {}, answer_roll_back},
    Route{"GET", "/v1/policies/{policy}", Access::holder, Scope::read, kShownPolicyOptions,
          answer_policy},
    Route{"GET",
          "/v1/policies/{policy}/differences/{other}",
          Access::holder,
          Scope::read,
          {},
          answer_differences},
    Route{"GET", "/v1/policies/{policy}/impact", Access::staff, Scope::read,
          questions::kImpact.options, answer_impact, &questions::kImpact, true},
    Route{"POST",
          "/v1/policies/{digest}/approvals",
          Access::staff,
          Scope::policies,
          {},
          answer_approval},
    Route{"POST",
          "/v1/policies/{digest}/schedules",
          Access::staff,
          Scope::policies,
          {},
          answer_schedule},
    Route{"GET", "/v1/publications", Access::holder, Scope::read, kPaged, answer_publications},
    Route{"GET", "/v1/audit", Access::staff, Scope::audit, kPaged, answer_audit},
    Route{"GET", "/v1/tokens", Access::staff, Scope::tokens, {}, answer_tokens},
    Route{"POST", "/v1/tokens", Access::staff, Scope::tokens, {}, answer_new_token},
    Route{"DELETE", "/v1/tokens/{token}", Access::staff, Scope::tokens, {}, answer_revoked_token},
    Route{"POST", "/v1/sessions", Access::anybody, Scope::read, {}, answer_new_session},
    Route{"GET", "/v1/sessions/current", Access::session, Scope::read, {}, answer_session},
    Route{"DELETE", "/v1/sessions/current", Access::session, Scope::read, {}, answer_ended_session},
    Route{"GET", "/v1/stream", Access::staff, Scope::read, {}, nullptr},
};

}  // namespace

std::span<const Route> routes() { return kRoutes; }

}  // namespace jss::service
