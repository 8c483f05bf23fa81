// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jss/app/file_reader.h"
#include "jss/base/day.h"
#include "jss/base/result.h"
#include "jss/engine/source_reader.h"

namespace jss::app {

/// Opens what a user names as a source: files, `-` for standard input, or one ledger, which is
/// asked on `today`, unless told otherwise. `progress` may be empty.
///
/// Errors: `not_found`, `unavailable` for files and ledgers; `corruption` for a damaged ledger;
/// those of `engine::SourceReader`.
[[nodiscard]] Result<engine::Source> open_source(const engine::SourceRequest& request,
                                                 const Progress& progress = {}, Day today = {});

}  // namespace jss::app
