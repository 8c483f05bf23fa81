// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/answer_standing.h"

#include <vector>

#include "jss/base/money.h"
#include "jss/engine/opened_subject.h"
#include "jss/insight/day_scorer.h"
#include "jss/io/badges_toml.h"
#include "jss/io/plain_text.h"
#include "jss/io/standing_csv.h"
#include "jss/io/standing_json.h"
#include "jss/io/standing_text.h"

namespace jss::engine {
namespace {

Result<insight::BadgeCalendar> badges_of(const StandingOptions& options, const Door& door) {
  std::string text;
  if (!options.badges.empty()) {
    auto read = door.read_text(options.badges);
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
std::vector<insight::RemovalChoice> choices(const Subject& subject,
                                            const insight::Standing& standing) {
  const insight::BadgeStanding* const perk = standing.find(insight::Badge::feedback_removal);
  if (perk == nullptr) return {};
  for (const insight::CriterionStanding& criterion : perk->criteria) {
    if (criterion.criterion.kind == insight::CriterionKind::discontinued) return {};
  }
  return insight::removal_choices(subject.chronicle, subject.policies, subject.as_of);
}

}  // namespace

Result<Verdict> answer_standing(const StandingOptions& options, Door& door) {
  const auto badges = badges_of(options, door);
  if (!badges) return tl::unexpected(badges.error());
  const auto opened = open_subject(options, door);
  if (!opened) return tl::unexpected(opened.error());
  const Subject& subject = opened->subject;
  insight::DayScorer scorer(subject.chronicle, subject.policies);
  scorer.move_to(subject.as_of);
  const insight::Standing standing =
      insight::standing(subject.chronicle, subject.policies, *badges, subject.as_of);
  const auto removals = choices(subject, standing);
  const scoring::Score score = scorer.score();
  const io::StandingPage page{
      {subject.chronicle.freelancer(), subject.as_of, *subject.policy}, score, standing, removals};
  if (options.format == "text") {
    door.write(io::standing_page(page, door.style));
  } else if (options.format == "csv") {
    door.write(std::string(io::standing_csv_heading()) + io::standing_csv(page));
  } else {
    door.write(io::standing_json(page) + '\n');
  }
  return Verdict::done;
}

}  // namespace jss::engine
