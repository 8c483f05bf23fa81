// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "jss/app/publication_log.h"
#include "jss/cli/context.h"
#include "jss/io/publication_json.h"
#include "jss/io/text_table.h"

namespace jss::cli {

/// Reads a ledger's publications with a progress bar.
[[nodiscard]] Result<app::PublicationLog> read_publications(ledger::EventLedger& ledger,
                                                            app::PublicationLog::Keep keep,
                                                            Context& context);

/// The publication of that id.
///
/// Errors: `not_found`, naming the ledger.
[[nodiscard]] Result<const app::Publication*> find_publication(const app::PublicationLog& log,
                                                               const std::string& id,
                                                               const std::string& ledger);

/// What is told of a publication in JSON.
[[nodiscard]] io::PublicationSummary summary_of(const app::Publication& publication);

/// A line a publication: its day, its rules, how many it tells of, from which records.
[[nodiscard]] std::string publication_table(std::span<const app::Publication> publications,
                                            const io::TextStyle& style);

}  // namespace jss::cli
