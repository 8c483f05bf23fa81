// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jss/engine/source.h"
#include "jss/service/route.h"

namespace jss::service {

/// What may be known of the freelancer whom a call is about: to operators, reviewers and auditors
/// everything. Or the refusal, for somebody who is not there and for whoever may not ask.
[[nodiscard]] tl::expected<engine::Source, Response> source_for(const Call& call);

/// `GET /v1/freelancers/{freelancer}/score`: to a freelancer the score that was published last, to
/// everybody else the score of today, or the one that options ask for.
[[nodiscard]] Response answer_score(Call& call);

/// Any route with a question of the engine: what the command of that name prints. Options stand in
/// the query or, of a POST, in the body.
[[nodiscard]] Response answer_question(Call& call);

}  // namespace jss::service
