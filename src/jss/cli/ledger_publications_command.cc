// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/ledger_publications_command.h"

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "jss/app/ledger_place.h"
#include "jss/app/published_scores.h"
#include "jss/cli/choice_option.h"
#include "jss/cli/publication_table.h"
#include "jss/io/plain_text.h"

namespace jss::cli {
namespace {

struct PublicationsOptions {
  std::string ledger;
  std::string publication;
  std::string freelancer;
  bool shows_policy = false;
  std::string format = "text";

  [[nodiscard]] bool tells_scores() const {
    return !shows_policy && (!publication.empty() || !freelancer.empty());
  }
};

using Publications = std::vector<app::Publication>;

Result<Publications> chosen(const PublicationsOptions& options, const app::PublicationLog& log) {
  if (options.publication.empty()) return log.publications();
  const auto one = find_publication(log, options.publication, options.ledger);
  if (!one) return tl::unexpected(one.error());
  return Publications{**one};
}

void write_scores(const PublicationsOptions& options, const Publications& publications,
                  Context& context) {
  io::TextTable table({{.heading = "publication"},
                       {.heading = "published"},
                       {.heading = "freelancer", .elastic = true},
                       {.heading = "shown", .elastic = true}});
  std::size_t lines = 0;
  for (const app::Publication& publication : publications) {
    for (const history::ScorePublished& shown : publication.shown) {
      if (!options.freelancer.empty() && shown.freelancer != options.freelancer) continue;
      ++lines;
      if (options.format == "json") {
        context.out << io::shown_score_json(publication.opened, publication.at, shown) << '\n';
        continue;
      }
      table.add({io::plain_text(publication.opened.publication), to_string(day_of(publication.at)),
                 io::plain_text(shown.freelancer), app::in_words(shown)});
    }
  }
  if (options.format == "json") return;
  context.out << (lines > 0 ? table.text(text_style(context)) : "nothing was shown\n");
}

Result<void> run(const PublicationsOptions& options, Context& context) {
  auto ledger = app::open_ledger(options.ledger, ledger::Access::read);
  if (!ledger) return tl::unexpected(ledger.error());
  const auto keep = options.tells_scores() ? app::PublicationLog::Keep::all
                                           : app::PublicationLog::Keep::unfinished;
  const auto log = read_publications(*ledger, keep, context);
  if (!log) return tl::unexpected(log.error());
  const auto publications = chosen(options, *log);
  if (!publications) return tl::unexpected(publications.error());
  if (options.shows_policy) {
    context.out << publications->front().opened.text;
  } else if (options.tells_scores()) {
    write_scores(options, *publications, context);
  } else if (options.format == "json") {
    for (const app::Publication& one : *publications) {
      context.out << io::publication_json(summary_of(one)) << '\n';
    }
  } else if (publications->empty()) {
    context.out << io::plain_text(app::shown_ledger(options.ledger))
                << ": nothing was published: 'jss publish' does\n";
  } else {
    context.out << publication_table(*publications, text_style(context));
  }
  return {};
}

}  // namespace

void add_ledger_publications_command(CLI::App& ledger, Context& context) {
  const auto options = std::make_shared<PublicationsOptions>();
  CLI::App* command = ledger.add_subcommand("publications", "What was shown, and when");
  add_ledger_argument(*command, options->ledger);
  CLI::Option* publication =
      command->add_option("--publication", options->publication, "The scores of this one")
          ->type_name("ID");
  command->add_option("--freelancer", options->freelancer, "What was shown of this one")
      ->type_name("ID");
  command
      ->add_flag("--policy", options->shows_policy,
                 "The policy that it kept, byte for byte, in place of the scores")
      ->needs(publication);
  add_text_or_json(*command, options->format);
  command->footer(
      "Examples:\n"
      "  jss ledger publications sqlite:market.db\n"
      "  jss ledger publications sqlite:market.db --freelancer ana\n"
      "  jss ledger publications sqlite:market.db --publication 2026-05-03 --policy");
  command->callback([options, &context] {
    if (const auto done = run(*options, context); !done) context.complain(done.error());
  });
}

}  // namespace jss::cli
