// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jss/ledger/event_ledger.h"

namespace jss::ledger {

/// An empty ledger that lives as long as the program. For tests and for trying things out.
[[nodiscard]] EventLedger memory_ledger();

}  // namespace jss::ledger
