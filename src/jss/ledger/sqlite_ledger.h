// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "jss/base/result.h"
#include "jss/ledger/access.h"
#include "jss/ledger/event_ledger.h"

namespace jss::ledger {

/// Opens the ledger in a SQLite file.
///
/// A lock on `<path>.lock` lets one process write at a time, batch by batch, each waiting a few
/// seconds for the others; any number may read. Every batch is on the disk when it is reported:
/// WAL, full synchronization. Only whoever holds the lock checkpoints, because SQLite before 3.51.3
/// can lose a commit where one connection checkpoints while another one writes.
///
/// Errors: `not_found`; `unavailable` for a locked, full or unwritable file; `corruption` for one
/// that is damaged or no SQLite database; `invalid_input` for one that is no ledger or has a layout
/// from the future.
[[nodiscard]] Result<EventLedger> open_sqlite_ledger(const std::string& path, Access access);

}  // namespace jss::ledger
