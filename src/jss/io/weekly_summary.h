// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jss/io/exported_contract.h"

namespace jss::io {

/// Reads a weekly summary, whose `Contract` is the title with the contract's id in brackets. A
/// contract with hours is hourly. What carries no id is a contract by its title alone. Negative
/// amounts are given back.
[[nodiscard]] ExportedFile read_weekly_summary(const ExportText& file, Problems& problems);

}  // namespace jss::io
