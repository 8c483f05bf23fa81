// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "jss/engine/source.h"
#include "jss/service/route.h"

namespace jss::service {

/// What may be known of the freelancer whom a call is about: to operators, reviewers and auditors
/// everything. Of a question about no freelancer, the whole market. Or the refusal, for somebody
/// who is not there and for whoever may not ask.
[[nodiscard]] tl::expected<engine::Source, Response> source_for(const Call& call);

/// The refusal of what was read well and yet cannot be answered: 422 for a body, 400 for a query.
/// The message calls options as they are called here, not as on a command line.
[[nodiscard]] Response refusal_of(const Call& call, Error error);

/// Lines of JSON as the one list of a page.
[[nodiscard]] std::string list_json(std::string_view name, std::string_view lines);

/// `GET /v1/freelancers/{freelancer}/score`: to a freelancer the score that was published last, to
/// everybody else the score of today, or the one that options ask for.
[[nodiscard]] Response answer_score(Call& call);

/// Any route with a question of the engine: what the command of that name prints. Options stand in
/// the query or, of a POST, in the body.
[[nodiscard]] Response answer_question(Call& call);

}  // namespace jss::service
