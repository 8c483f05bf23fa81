// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jss/service/route.h"

namespace jss::service {

/// `POST /v1/events`: adds a batch.
[[nodiscard]] Response answer_events(Call& call);
/// `GET /v1/freelancers`: everybody's score, page by page.
[[nodiscard]] Response answer_freelancers(Call& call);
/// `GET /v1/publications`.
[[nodiscard]] Response answer_publications(Call& call);
/// `GET /v1/audit`: the ledger's records, page by page.
[[nodiscard]] Response answer_audit(Call& call);
/// `GET /v1/tokens`, `POST /v1/tokens` and `DELETE /v1/tokens/{token}`.
[[nodiscard]] Response answer_tokens(Call& call);
[[nodiscard]] Response answer_new_token(Call& call);
[[nodiscard]] Response answer_revoked_token(Call& call);

}  // namespace jss::service
