// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "jss/engine/door.h"

namespace jss::engine {

struct ImportOptions {
  std::string form = "events";  ///< Or `contracts`.
};

/// A marketplace's exports as events or as a contract table; what they came to is told beside it.
///
/// Errors: those of `Door::open_source`; `invalid_input` for a source that is no exports.
[[nodiscard]] Result<Verdict> answer_import_exports(const ImportOptions& options, Door& door);

}  // namespace jss::engine
