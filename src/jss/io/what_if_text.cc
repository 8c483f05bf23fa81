// SPDX-License-Identifier: Apache-2.0
#include "jss/io/what_if_text.h"

#include "jss/base/money.h"
#include "jss/io/act_text.h"
#include "jss/io/outcome_words.h"
#include "jss/io/plain_text.h"
#include "jss/io/score_text.h"

namespace jss::io {
namespace {

using Align = TextTable::Align;
using insight::Difference;
using insight::Effect;
using insight::ForecastDay;
using insight::WhatIf;
using scoring::points_in_hundredths;
using scoring::Score;

std::string score_cell(const Score& score) {
  return score.decisive() == nullptr ? "no score" : score_words(score);
}

std::string window_cell(const Score& score) {
  return score.decisive() == nullptr ? ""
                                     : std::string(scoring::window_name(score.decisive()->months));
}

std::optional<std::int64_t> difference(const Score& without, const Score& with) {
  if (without.decisive() == nullptr || with.decisive() == nullptr) return std::nullopt;
  return points_in_hundredths(*with.decisive()->value) -
         points_in_hundredths(*without.decisive()->value);
}

std::string acts_table(const WhatIf& answer, const history::Chronicle& chronicle,
                       const TextStyle& style) {
  if (answer.acts.empty()) return "  No acts: nothing more happens.\n";
  TextTable table({{"", Align::left}, {"", Align::left, true}, {"", Align::left, true, true}});
  for (const insight::Act& act : answer.acts) {
    insight::Act words = act;
    words.day = kNoDay;
    const auto own = chronicle.own_contract(act.contract, act.day);
    const std::string title = own                                   ? own->names->title
                              : act.kind != insight::ActKind::start ? ""
                              : act.client.empty()                  ? "a new job of a new client"
                                                                    : "a new job";
    table.add({to_string(act.day), plain_text(to_text(words)), plain_text(title)});
  }
  return table.text(style);
}

const ForecastDay& day_of(const WhatIf& answer, Day day) {
  const ForecastDay* found = &answer.days.front();
  for (const ForecastDay& candidate : answer.days) {
    if (candidate.day <= day) found = &candidate;
  }
  return *found;
}

std::string verdict(const WhatIf& answer, const TextStyle& style) {
  const ForecastDay& acted = day_of(answer, answer.effect.acted_on);
  const std::string on = "on " + to_string(answer.effect.acted_on);
  TextTable table(
      {{"", Align::left}, {"", Align::left}, {"", Align::right}, {"", Align::left, true, true}});
  table.add({"now", score_cell(answer.at_first), "", "on " + to_string(answer.today)});
  table.add({"if nothing happens", score_cell(acted.without), "", on});
  table.add_bold({"with the acts", score_cell(acted.with), signed_points(answer.effect.now), on});
  return "\n" + table.text(style);
}

std::string days_table(const WhatIf& answer, const TextStyle& style) {
  TextTable table({{"from", Align::left},
                   {"if nothing happens", Align::left},
                   {"window", Align::right, false, true},
                   {"with the acts", Align::left},
                   {"window", Align::right, false, true},
                   {"difference", Align::right}});
  for (const ForecastDay& day : answer.days) {
    table.add({to_string(day.day), score_cell(day.without), window_cell(day.without),
               score_cell(day.with), window_cell(day.with),
               signed_points(difference(day.without, day.with))});
  }
  return table.text(style);
}

// What the days come to, in a sentence.
std::string summary(const Effect& effect, const TextStyle& style) {
  std::string words;
  if (!effect.best) {
    words = "There is no score with which to compare.";
  } else if (*effect.best == 0 && *effect.worst == 0) {
    words = "The acts make no difference on any of these days.";
  } else {
    words = "At best " + signed_points(effect.best) + ", on " + to_string(effect.best_on) +
            "; at worst " + signed_points(effect.worst) + ", on " + to_string(effect.worst_on) +
            "; on average " + signed_points(effect.mean) + ".";
  }
  if (effect.scored_days != 0) {
    const bool more = effect.scored_days > 0;
    words += " There is a score for " + std::to_string(std::abs(effect.scored_days)) +
             (std::abs(effect.scored_days) == 1 ? " day " : " days ") + (more ? "more" : "less") +
             " than if nothing happens.";
  }
  return "  " + wrap(words, static_cast<std::size_t>(style.width) - 2, 2) + "\n";
}

std::string why_words(const Difference& difference) {
  if (difference.line) return std::string(in_words(*difference.line));
  std::string before =
      difference.without ? std::string(in_words(difference.without->outcome.why)) : "not there";
  if (!difference.with) return before;
  std::string after(in_words(difference.with->outcome.why));
  if (difference.without && before == after) return after;
  return difference.without ? before + " → " + after : after;
}

std::string lost_cell(const std::optional<insight::PartOfScore>& part) {
  if (!part || !part->points_lost) return "–";
  return signed_points(-*part->points_lost);
}

std::string differences_table(const WhatIf& answer, const TextStyle& style) {
  if (answer.differences.empty()) return {};
  TextTable table({{"contract", Align::left, true},
                   {"title", Align::left, true, true},
                   {"why", Align::left, true},
                   {"points", Align::right},
                   {"with", Align::right}});
  for (const Difference& difference : answer.differences) {
    table.add({plain_text(difference.contract), plain_text(difference.title), why_words(difference),
               lost_cell(difference.without), lost_cell(difference.with)});
  }
  return part_title("What stands otherwise, on " + to_string(answer.compared_on), style) +
         table.text(style);
}

}  // namespace

std::string what_if_page(const FreelancerSubject& subject, const WhatIf& answer,
                         const history::Chronicle& chronicle, const TextStyle& style) {
  return subject_heading(subject, "what if", style) + acts_table(answer, chronicle, style) +
         verdict(answer, style) +
         part_title("To come, until " + to_string(answer.effect.until), style) +
         days_table(answer, style) + summary(answer.effect, style) +
         differences_table(answer, style);
}

}  // namespace jss::io
