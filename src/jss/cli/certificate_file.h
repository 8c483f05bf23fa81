// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jss/app/publication_log.h"
#include "jss/app/signing_key.h"
#include "jss/base/result.h"
#include "jss/base/timestamp.h"
#include "jss/cli/output_file.h"

namespace jss::cli {

/// Writes what a publication showed of each freelancer, signed at `now`, one certificate a line.
///
/// Errors: those of `OutputFile::write`.
[[nodiscard]] Result<void> write_certificates(const app::Publication& publication,
                                              const app::SigningKey& key, Timestamp now,
                                              OutputFile& output);

}  // namespace jss::cli
