// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/standing_command.h"

#include <memory>
#include <ostream>

#include "jss/app/file_reader.h"
#include "jss/base/money.h"
#include "jss/cli/subject_options.h"
#include "jss/insight/day_scorer.h"
#include "jss/io/badges_toml.h"
#include "jss/io/plain_text.h"
#include "jss/io/standing_csv.h"
#include "jss/io/standing_json.h"
#include "jss/io/standing_text.h"

namespace jss::cli {
namespace {

struct StandingOptions : SourceOptions {
  std::string badges;
  std::string large_contract;
};

Result<insight::BadgeCalendar> badges_of(const StandingOptions& options) {
  std::string text;
  if (!options.badges.empty()) {
    auto read = app::read_text(options.badges);
    if (!read) return tl::unexpected(read.error());
    text = std::move(*read);
  }
  auto badges =
      options.badges.empty() ? io::embedded_badges() : io::read_badges(text, options.badges);
  if (!badges || options.large_contract.empty()) return badges;
  const auto cents = parse_hundredths(options.large_contract);
  if (!cents || *cents < 1) {
    return invalid("--large-contract: " + io::quoted(options.large_contract) +
                   " is not an amount above zero with at most two places, such as 10000");
  }
  badges->set_large_contract(*cents);
  return badges;
}

// Nobody has to choose where there is no such right.
std::vector<insight::RemovalChoice> choices(const engine::Subject& subject,
                                            const insight::Standing& standing) {
  const insight::BadgeStanding* const perk = standing.find(insight::Badge::feedback_removal);
  if (perk == nullptr) return {};
  for (const insight::CriterionStanding& criterion : perk->criteria) {
    if (criterion.criterion.kind == insight::CriterionKind::discontinued) return {};
  }
  return insight::removal_choices(subject.chronicle, subject.policies, subject.as_of);
}

Result<void> run(const StandingOptions& options, Context& context) {
  const auto badges = badges_of(options);
  if (!badges) return tl::unexpected(badges.error());
  app::ThreadExecutor executor(options.threads);
  const auto opened = open_subject(options, executor, context);
  if (!opened) return tl::unexpected(opened.error());
  const engine::Subject& subject = opened->subject;
  insight::DayScorer scorer(subject.chronicle, subject.policies);
  scorer.move_to(subject.as_of);
  const insight::Standing standing =
      insight::standing(subject.chronicle, subject.policies, *badges, subject.as_of);
  const auto removals = choices(subject, standing);
  const scoring::Score score = scorer.score();
  const io::StandingPage page{
      {subject.chronicle.freelancer(), subject.as_of, *subject.policy}, score, standing, removals};
  if (options.format == "text") {
    context.out << io::standing_page(page, text_style(context));
  } else if (options.format == "csv") {
    context.out << io::standing_csv_heading() << io::standing_csv(page);
  } else {
    context.out << io::standing_json(page) << '\n';
  }
  return {};
}

}  // namespace

void add_standing_command(CLI::App& program, Context& context) {
  const auto options = std::make_shared<StandingOptions>();
  CLI::App* command = program.add_subcommand(
      "standing", "Which badges and perks are held, what is missing, and when it can be there");
  add_source_options(*command, *options);
  add_freelancer_option(*command, *options);
  command
      ->add_option("--badges", options->badges,
                   "Other criteria than those that ship, as a TOML file")
      ->type_name("FILE");
  command
      ->add_option("--large-contract", options->large_contract,
                   "How much a large contract earns in this category; default: 5000")
      ->type_name("AMOUNT");
  command->footer(
      "Examples:\n"
      "  jss standing events.jsonl --freelancer ana\n"
      "  jss standing events.jsonl --freelancer ana --large-contract 10000\n"
      "  jss standing events.jsonl --freelancer ana --as-of 2024-06-01 --format json");
  command->callback([options, &context] {
    if (const auto done = run(*options, context); !done) context.complain(done.error());
  });
}

}  // namespace jss::cli
