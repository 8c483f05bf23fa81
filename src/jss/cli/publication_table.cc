// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/publication_table.h"

#include "jss/app/ledger_place.h"
#include "jss/cli/progress_bar.h"
#include "jss/io/plain_text.h"

namespace jss::cli {

Result<app::PublicationLog> read_publications(ledger::EventLedger& ledger,
                                              app::PublicationLog::Keep keep, Context& context) {
  ProgressBar bar("Reading", context);
  return app::PublicationLog::read(
      ledger, keep, [&bar](std::uint64_t done, std::uint64_t total) { bar.update(done, total); });
}

Result<const app::Publication*> find_publication(const app::PublicationLog& log,
                                                 const std::string& id, const std::string& ledger) {
  if (const app::Publication* const publication = log.find(id)) return publication;
  return fail(ErrorCode::not_found, app::shown_ledger(ledger) + ": has no publication " +
                                        io::quoted(id) +
                                        ": 'jss ledger publications' lists those it has");
}

io::PublicationSummary summary_of(const app::Publication& publication) {
  return {.opened = publication.opened,
          .published_at = publication.at,
          .freelancers = publication.closed.value_or(publication.shown.size()),
          .complete = publication.closed.has_value()};
}

std::string publication_table(std::span<const app::Publication> publications,
                              const io::TextStyle& style) {
  using Align = io::TextTable::Align;
  io::TextTable table({{.heading = "publication"},
                       {.heading = "published"},
                       {.heading = "rules", .elastic = true},
                       {.heading = "freelancers", .align = Align::right},
                       {.heading = "from records", .align = Align::right},
                       {.heading = "head", .elastic = true, .optional = true}});
  for (const app::Publication& publication : publications) {
    const history::PublicationOpened& opened = publication.opened;
    table.add({io::plain_text(opened.publication), to_string(day_of(publication.at)),
               io::plain_text(opened.policy),
               publication.closed ? std::to_string(*publication.closed) : "interrupted",
               std::to_string(opened.records), opened.head});
  }
  return table.text(style);
}

}  // namespace jss::cli
