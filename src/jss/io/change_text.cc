// SPDX-License-Identifier: Apache-2.0
#include "jss/io/change_text.h"

#include <algorithm>
#include <map>
#include <span>
#include <tuple>

#include "jss/base/money.h"
#include "jss/io/change_words.h"
#include "jss/io/freelancer_subject.h"
#include "jss/io/outcome_words.h"
#include "jss/io/plain_text.h"
#include "jss/io/score_text.h"

namespace jss::io {
namespace {

using insight::Change;
using insight::ChangeCause;
using insight::ChangeDay;
using insight::ChangePart;
using scoring::PolicyCalendar;
using scoring::Score;

constexpr std::size_t kMostNamed = 8;
// With so few causes the days alone say everything.
constexpr std::size_t kFewCauses = 2;

Ink ink_of(std::int64_t points) { return points > 0 ? Ink::good : Ink::bad; }

// The column of points: as wide as its widest, and nothing where no part has any.
struct PointsColumn {
  std::size_t width = 0;
  const TextStyle& style;

  PointsColumn(const std::vector<std::optional<std::int64_t>>& all, const TextStyle& the_style)
      : style(the_style) {
    for (const auto points : all) {
      if (points) width = std::max(width, signed_points(points).size());
    }
  }
  [[nodiscard]] std::size_t taken() const { return width == 0 ? 0 : width + 2; }
  [[nodiscard]] std::string cell(std::optional<std::int64_t> points) const {
    if (!points) {
      std::string blank(taken(), ' ');
      return blank;
    }
    const std::string text = signed_points(points);
    const std::string padded = std::string(width - text.size(), ' ') + text;
    return (*points == 0 ? padded : paint(padded, ink_of(*points), style)) + "  ";
  }
};

std::string heading(std::string_view freelancer, const Change& change,
                    const PolicyCalendar& policies, const TextStyle& style) {
  const auto width = static_cast<std::size_t>(style.width);
  const std::string whose = plain_text(freelancer);
  const std::string when =
      ", Job Success Score from " + to_string(change.from) + " to " + to_string(change.to);
  const scoring::Policy* const then = policies.on(change.from);
  const scoring::Policy* const now = policies.on(change.to);
  std::string rules = "rules " + now->id + ": " + now->title;
  if (then != now) rules = "rules " + then->id + " then, now " + now->id + ": " + now->title;
  return paint(fit(whose, width), Ink::bold, style) +
         (display_width(whose) + when.size() <= width ? when
                                                      : "\n" + wrap(when.substr(2), width, 0)) +
         "\n" + paint(wrap(rules, width, 0), Ink::dim, style) + "\n\n";
}

std::string period(int months) {
  return months == 0 ? "the trend of the last 6 and 3 months"
                     : "the last " + std::to_string(months) + " months";
}

// `text` from column `indent` on; what does not fit goes on below, as far in. The first line's own
// indent is left to the caller.
std::string hanging(std::string_view text, std::size_t indent, const TextStyle& style) {
  const std::string stand_in(indent, '.');
  return wrap(stand_in + std::string(text), static_cast<std::size_t>(style.width), indent)
             .substr(indent) +
         "\n";
}

std::string verdict(const Change& change, const TextStyle& style) {
  const std::string arrow = shown_words(change.from_score) + " → " + shown_words(change.to_score);
  std::string words = arrow;
  if (change.points) {
    const std::int64_t points = *change.points;
    words += "  (exactly " + exact_words(change.from_score) + " → " + exact_words(change.to_score) +
             ": " +
             (points == 0 ? "no change"
                          : hundredths_to_string(std::abs(points)) +
                                (points > 0 ? " points more" : " points less")) +
             ")";
  }
  std::string text = "  " + hanging(words, 2, style);
  text.replace(2, arrow.size(), paint(arrow, Ink::bold, style));
  const scoring::WindowScore* const then = change.from_score.decisive();
  const scoring::WindowScore* const now = change.to_score.decisive();
  if (!change.points || then == nullptr || now == nullptr) return text;
  const std::string both = "Both from " + period(now->months) + ".";
  const std::string moved =
      "Then from " + period(then->months) + ", now from " + period(now->months) + ".";
  return text + "  " + hanging(then->months == now->months ? both : moved, 2, style);
}

// Why there are no points, and which days to ask about instead.
std::string hint(const Change& change, const TextStyle& style) {
  if (change.points) return {};
  Day appeared;
  Day disappeared;
  for (const ChangePart& part : change.parts) {
    if (part.why == ChangeCause::score_appeared && !appeared.present()) appeared = part.day;
    if (part.why == ChangeCause::score_disappeared) disappeared = part.day;
  }
  const bool from_nothing = change.from_score.decisive() == nullptr;
  const bool to_nothing = change.to_score.decisive() == nullptr;
  std::string words;
  if (from_nothing) {
    words += "On " + to_string(change.from) +
             " there was no score: " + std::string(in_words(*change.from_score.reason)) + ". ";
  }
  if (to_nothing) {
    words += "On " + to_string(change.to) +
             " there is no score: " + std::string(in_words(*change.to_score.reason)) + ". ";
  }
  std::string days;
  if (from_nothing && appeared.present()) days += " --since " + to_string(appeared);
  if (to_nothing && disappeared.present()) days += " --as-of " + to_string(disappeared - 1);
  words += days.empty() ? "There was none in between either."
                        : "So no points can be told. For what moved the score while there was one, "
                          "ask with" +
                              days + ".";
  return "\n  " + hanging(words, 2, style);
}

// One cause over all days on which it acted.
struct Cause {
  ChangePart part;  // the latest, with the points of all
  std::size_t days = 0;
};

// What tells causes apart: of windows, from which to which.
using CauseKey = std::tuple<ChangeCause, std::string, std::optional<insight::Line>,
                            std::optional<int>, std::optional<int>>;

CauseKey key_of(const ChangePart& part) {
  const bool switched = part.why == ChangeCause::window_switched;
  return {part.why, part.contract, part.line, switched ? part.window : std::nullopt,
          part.window_before};
}

std::vector<Cause> causes_of(const Change& change) {
  std::vector<Cause> causes;
  std::map<CauseKey, std::size_t> known;
  for (const ChangePart& part : change.parts) {
    if (!part.points || part.why == ChangeCause::rounding) continue;
    const auto [place, added] = known.try_emplace(key_of(part), causes.size());
    if (added) {
      causes.push_back({part, 1});
      continue;
    }
    Cause& cause = causes[place->second];
    const std::int64_t points = *cause.part.points + *part.points;
    const std::int64_t weight_before = cause.part.weight_before;
    cause.part = part;
    cause.part.points = points;
    cause.part.weight_before = weight_before;
    ++cause.days;
  }
  std::erase_if(causes, [](const Cause& cause) { return cause.part.points == 0; });
  std::stable_sort(causes.begin(), causes.end(), [](const Cause& a, const Cause& b) {
    return std::abs(*a.part.points) > std::abs(*b.part.points);
  });
  return causes;
}

std::string most_important(const Change& change, const PolicyCalendar& policies,
                           const TextStyle& style) {
  const std::vector<Cause> causes = causes_of(change);
  if (causes.size() <= kFewCauses) return {};
  // One that would stand alone behind "more" is named instead.
  const std::size_t named = causes.size() <= kMostNamed + 1 ? causes.size() : kMostNamed;
  std::int64_t rest = 0;
  std::vector<std::optional<std::int64_t>> points;
  for (std::size_t i = 0; i < causes.size(); ++i) {
    points.push_back(causes[i].part.points);
    if (i >= named) rest += *causes[i].part.points;
  }
  points.emplace_back(rest);
  const PointsColumn column(points, style);
  constexpr std::size_t kDayWidth = 10;
  const std::size_t indent = 2 + column.taken() + kDayWidth + 2;
  std::string text = part_title("What moved it most", style);
  for (std::size_t i = 0; i < named; ++i) {
    const std::string when = causes[i].days == 1 ? to_string(causes[i].part.day)
                                                 : std::to_string(causes[i].days) + " days";
    text += "  " + column.cell(causes[i].part.points) + when +
            std::string(kDayWidth - when.size() + 2, ' ') +
            hanging(change_sentence(causes[i].part, policies), indent, style);
  }
  if (named < causes.size()) {
    text += "  " + column.cell(rest) + std::to_string(causes.size() - named) +
            " more causes together\n";
  }
  return text;
}

// One day of the page with its parts.
struct DayOfPage {
  Day day;
  std::string before;
  std::string after;
  std::span<const ChangePart> parts;

  // Nothing to see: what happened weighed nothing.
  [[nodiscard]] bool quiet() const {
    return before == after && std::all_of(parts.begin(), parts.end(), [](const ChangePart& part) {
             return part.points.value_or(0) == 0;
           });
  }
};

std::vector<DayOfPage> days_of(const Change& change) {
  std::vector<DayOfPage> days;
  std::string before = exact_words(change.from_score);
  std::span<const ChangePart> rest(change.parts);
  for (const ChangeDay& day : change.days) {
    const auto end = std::find_if(rest.begin(), rest.end(),
                                  [&day](const ChangePart& part) { return part.day != day.day; });
    const auto count = static_cast<std::size_t>(end - rest.begin());
    std::string after = exact_words(day.score);
    days.push_back({day.day, before, after, rest.first(count)});
    rest = rest.subspan(count);
    before = std::move(after);
  }
  return days;
}

std::string day_by_day(const Change& change, const PolicyCalendar& policies,
                       const TextStyle& style) {
  std::vector<std::optional<std::int64_t>> points;
  for (const ChangePart& part : change.parts) points.push_back(part.points);
  const PointsColumn column(points, style);
  const std::size_t indent = 4 + column.taken();
  std::string text = part_title("Day by day", style);
  const auto add = [&](const ChangePart& part) {
    text +=
        "    " + column.cell(part.points) + hanging(change_sentence(part, policies), indent, style);
  };
  const std::vector<DayOfPage> days = days_of(change);
  for (auto day = days.begin(); day != days.end();) {
    const auto loud = std::find_if(day, days.end(), [](const DayOfPage& d) { return !d.quiet(); });
    if (loud - day >= 2) {
      text += "  " + hanging(to_string(day->day) + " to " + to_string(std::prev(loud)->day) + "  " +
                                 day->after + ", whatever changed on " +
                                 std::to_string(loud - day) + " days",
                             2, style);
      day = loud;
      continue;
    }
    text += "  " + paint(to_string(day->day), Ink::bold, style) + "  " +
            (day->before == day->after ? day->after : day->before + " → " + day->after) + "\n";
    for (const ChangePart& part : day->parts) add(part);
    ++day;
  }
  if (!change.parts.empty() && change.parts.back().why == ChangeCause::rounding) {
    text += "  " + hanging("Rounding  " + signed_points(change.parts.back().points) +
                               ", for each part is rounded by itself",
                           2, style);
  }
  return text;
}

std::string shares_words(const Change& change, const TextStyle& style) {
  if (change.exact) return {};
  return "\n  " + hanging(
                      "On some day more things changed at once than could be weighed in every "
                      "order; there the points are the mean of two orders.",
                      2, style);
}

}  // namespace

std::string change_page(std::string_view freelancer, const Change& change,
                        const PolicyCalendar& policies, const TextStyle& style) {
  const std::string text =
      heading(freelancer, change, policies, style) + verdict(change, style) + hint(change, style);
  if (change.parts.empty()) {
    return change.points ? text + "\n  Nothing that the score looks at has changed.\n" : text;
  }
  return text + most_important(change, policies, style) + day_by_day(change, policies, style) +
         shares_words(change, style);
}

}  // namespace jss::io
