// SPDX-License-Identifier: Apache-2.0
#include "jss/io/standing_text.h"

#include <algorithm>

#include "jss/base/money.h"
#include "jss/io/plain_text.h"
#include "jss/io/score_text.h"

namespace jss::io {
namespace {

using Align = TextTable::Align;
using insight::Badge;
using insight::BadgeCriterion;
using insight::BadgeStanding;
using insight::CriterionKind;
using insight::CriterionStanding;
using insight::Met;
using insight::RemovalChoice;

constexpr std::size_t kChoicesListed = 5;

bool is_money(CriterionKind kind) {
  return kind == CriterionKind::earned || kind == CriterionKind::large_contract;
}

// Amounts for people: no cents where there are none.
std::string amount_words(std::int64_t cents) {
  std::string text = hundredths_to_string(cents);
  if (text.ends_with(".00")) text.erase(text.size() - 3);
  std::size_t end = text.find('.');
  if (end == std::string::npos) end = text.size();
  for (std::size_t place = end; place > 3; place -= 3) text.insert(place - 3, ",");
  return text;
}

std::string short_figure(CriterionKind kind, std::int64_t figure) {
  return is_money(kind) ? amount_words(figure) : std::to_string(figure);
}

std::string counted(std::int64_t number, std::string_view noun) {
  return std::to_string(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

std::string outcome_words(const CriterionStanding& standing) {
  if (standing.met == Met::unknown) return "nothing counts yet";
  const auto number = static_cast<std::int64_t>(standing.contracts.size());
  if (standing.met == Met::missing) return counted(number, "failure");
  return number == 1 ? "1 success" : std::to_string(number) + " successes";
}

std::string when_words(const CriterionStanding& standing) {
  if (standing.met == Met::met) {
    return standing.until.present() ? "until " + to_string(standing.until + -1) : "";
  }
  return standing.earliest.present() ? "from " + to_string(standing.earliest) : "";
}

std::string_view mark(Met met) {
  switch (met) {
    case Met::met:
      return "✓";
    case Met::missing:
      return "✗";
    case Met::unknown:
      return "?";
  }
  return {};
}

Ink ink_of(Met met) {
  if (met == Met::met) return Ink::good;
  return met == Met::unknown ? Ink::fair : Ink::bad;
}

bool is_discontinued(const BadgeStanding& badge) {
  return badge.criteria.front().criterion.kind == CriterionKind::discontinued;
}

std::string badge_heading(const BadgeStanding& badge, const TextStyle& style) {
  std::string words =
      badge.met == Met::unknown ? "nothing known is missing" : std::string(to_string(badge.met));
  std::string when;
  if (is_discontinued(badge)) {
    words = "no longer granted";
    when = " since " + to_string(badge.since);
  } else if (badge.met == Met::missing) {
    when = badge.earliest.present() ? ", on " + to_string(badge.earliest) + " at the earliest"
                                    : ", and time alone does not bring it";
  } else if (badge.until.present()) {
    when = ", until " + to_string(badge.until + -1);
  }
  const std::string line = paint(in_words(badge.badge), Ink::bold, style) + ": " +
                           paint(words, ink_of(badge.met), style) + when;
  return "\n" + wrap(line, static_cast<std::size_t>(style.width), 2) + "\n";
}

std::string badge_table(const BadgeStanding& badge, const TextStyle& style) {
  if (is_discontinued(badge)) return {};
  TextTable table({{"", Align::left},
                   {"asked", Align::left},
                   {"found", Align::left},
                   {"", Align::left},
                   {"grade", Align::left, false, true}});
  for (const CriterionStanding& standing : badge.criteria) {
    table.add({std::string(mark(standing.met)), asked_words(standing.criterion),
               found_words(standing), when_words(standing),
               std::string(to_string(standing.criterion.grade))});
  }
  return table.text(style);
}

bool raises(const RemovalChoice& choice) {
  return choice.gain.value_or(0) > 0 || choice.gain_over_year.value_or(0) > 0;
}

std::string removal_table(const StandingPage& page, const TextStyle& style) {
  if (page.removals.empty()) return {};
  const auto worth =
      static_cast<std::size_t>(std::count_if(page.removals.begin(), page.removals.end(), raises));
  const std::string title = part_title("Which feedback to have removed", style);
  if (worth == 0) return title + "  None: without it no score would be higher.\n";
  TextTable table({{"contract", Align::left, true},
                   {"title", Align::left, true, true},
                   {"score", Align::right},
                   {"now", Align::right},
                   {"mean of a year", Align::right},
                   {"", Align::left, false, true}});
  std::size_t listed = 0;
  for (const RemovalChoice& choice : page.removals) {
    if (!raises(choice)) continue;
    if (listed++ == kChoicesListed) break;
    const scoring::WindowScore* decisive = choice.score.decisive();
    table.add({plain_text(choice.contract), plain_text(choice.title),
               decisive == nullptr ? "–" : std::to_string(scoring::points(*decisive->value)),
               signed_points(choice.gain), signed_points(choice.gain_over_year),
               choice.loses_score_on.present() ? "no score from " + to_string(choice.loses_score_on)
                                               : ""});
  }
  std::string rest;
  if (worth > kChoicesListed) {
    rest = "  and " + counted(static_cast<std::int64_t>(worth - kChoicesListed), "contract") +
           " more\n";
  }
  return title + table.text(style) + rest;
}

}  // namespace

std::string_view in_words(Badge badge) {
  switch (badge) {
    case Badge::rising_talent:
      return "Rising Talent";
    case Badge::top_rated:
      return "Top Rated";
    case Badge::top_rated_plus:
      return "Top Rated Plus";
    case Badge::feedback_removal:
      return "Having a feedback removed";
  }
  return {};
}

std::string asked_words(const BadgeCriterion& criterion) {
  const std::string value = short_figure(criterion.kind, criterion.value);
  const std::string within = std::to_string(criterion.within);
  switch (criterion.kind) {
    case CriterionKind::other_badge:
      return std::string(in_words(static_cast<Badge>(criterion.value)));
    case CriterionKind::discontinued:
      return "no longer granted";
    case CriterionKind::score:
      return "score of " + value;
    case CriterionKind::score_weeks:
      return value + " of the last " + within + " weeks";
    case CriterionKind::no_score:
      return "no score yet";
    case CriterionKind::earned:
      return value + " earned in " + within + " months";
    case CriterionKind::large_contract:
      return "a contract of " + value + " in " + within + " months";
    case CriterionKind::first_contract:
      return "first contract " + value + " days ago";
    case CriterionKind::good_work:
      return "good first work, no failure";
    case CriterionKind::profile:
      return "profile complete to " + value + "%";
    case CriterionKind::activity:
      return "active in the last " + value + " days";
    case CriterionKind::removal_months:
      return value + " months since the last one";
    case CriterionKind::removal_jobs:
      return value + " contracts ended since then";
    case CriterionKind::no_holds:
      return "no hold on the account in " + value + " days";
    case CriterionKind::availability:
      return "availability up to date";
    case CriterionKind::proposals:
      return "proposals that fit";
    case CriterionKind::readiness_test:
      return "readiness test passed";
  }
  return {};
}

std::string found_words(const CriterionStanding& standing) {
  const CriterionKind kind = standing.criterion.kind;
  if (kind == CriterionKind::other_badge) return std::string(to_string(standing.met));
  if (kind == CriterionKind::no_score) {
    return standing.met == Met::met ? "none" : "there is one";
  }
  if (kind == CriterionKind::good_work) return outcome_words(standing);
  if (!standing.found) {
    if (kind == CriterionKind::score) return "no score";
    const bool of_removals =
        kind == CriterionKind::removal_months || kind == CriterionKind::removal_jobs;
    return of_removals ? "none was removed" : "no source tells";
  }
  std::string words = short_figure(kind, *standing.found);
  if (standing.possible) words += " to " + short_figure(kind, *standing.possible);
  if (kind == CriterionKind::profile) words += "%";
  if (kind == CriterionKind::first_contract || kind == CriterionKind::activity) {
    words += *standing.found == 1 ? " day ago" : " days ago";
  }
  return words;
}

std::string figure_words(CriterionKind kind, std::optional<std::int64_t> figure) {
  if (!figure) return {};
  return is_money(kind) ? hundredths_to_string(*figure) : std::to_string(*figure);
}

std::string needed_words(const BadgeCriterion& criterion) {
  if (criterion.kind == CriterionKind::other_badge) {
    return std::string(to_string(static_cast<Badge>(criterion.value)));
  }
  return insight::has_figure(criterion.kind) ? figure_words(criterion.kind, criterion.value) : "";
}

std::string standing_page(const StandingPage& page, const TextStyle& style) {
  std::string text = subject_heading(page.subject, "badges and perks", style) +
                     "  Score: " + score_words(page.score) + "\n";
  if (page.standing.badges.empty()) {
    return text + "\n  Nothing is known of badges on that day.\n";
  }
  for (const BadgeStanding& badge : page.standing.badges) {
    text += badge_heading(badge, style) + badge_table(badge, style);
  }
  const std::string note =
      "✓ met, ✗ missing, ? unknown. 'from': the first day on which it can be met, if nothing bad "
      "happens. 'until': the last on which it is, if nothing more happens.";
  return text + removal_table(page, style) + "\n" +
         paint(wrap(note, static_cast<std::size_t>(style.width), 0), Ink::dim, style) + "\n";
}

}  // namespace jss::io
