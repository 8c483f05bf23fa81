// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "jss/io/joined_contract.h"

namespace jss::io {

/// Joins what several exports tell of the same contracts, and says of each fact how well it is
/// known.
///
/// Joined by contract id; else by exact title, and client name where both sides have one, if only
/// one contract on either side fits; else contracts stay apart, with a warning. Where two files
/// differ, the first holds, with a warning. A row that stands in several files counts once. A
/// contract's money comes from the transaction history if it has any, else from the weekly summary,
/// else from the total of the work history, whose days are unknown.
///
/// A contract without an id is called by its client and title. A client without an id is called by
/// its name, unless the name is known to stand for several clients.
[[nodiscard]] std::vector<JoinedContract> join_exports(std::vector<ExportedFile> files,
                                                       std::vector<std::string>& warnings);

}  // namespace jss::io
