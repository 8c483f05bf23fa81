// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "jss/base/result.h"
#include "jss/ledger/access.h"
#include "jss/ledger/event_ledger.h"

namespace jss::ledger {

/// Opens the ledger in a PostgreSQL database, by a URL as libpq takes it. Its tables stand in the
/// schema that comes first on the connection's search path.
///
/// Writers wait for each other, batch by batch. A batch is on the server's disk when it is
/// reported; after a lost connection the ledger asks the server whether the batch was kept.
///
/// Errors: `unavailable` for a server that does not answer or refuses; `not_found` where no ledger
/// is there; `invalid_input` for a layout from the future.
[[nodiscard]] Result<EventLedger> open_postgres_ledger(const std::string& url, Access access);

}  // namespace jss::ledger
