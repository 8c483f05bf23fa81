// SPDX-License-Identifier: Apache-2.0
#include "jss/io/timeline_text.h"

#include <algorithm>
#include <optional>

#include "jss/base/money.h"
#include "jss/io/outcome_words.h"
#include "jss/io/plain_text.h"

namespace jss::io {
namespace {

using insight::Timeline;
using insight::TimelinePoint;
using scoring::Score;
using scoring::WindowScore;

constexpr std::size_t kMostClauses = 4;

struct Shown {
  std::int64_t points = 0;
  std::int64_t hundredths = 0;
  int months = 0;
};

std::optional<Shown> shown(const Score& score) {
  const WindowScore* const decisive = score.decisive();
  if (decisive == nullptr) return std::nullopt;
  return Shown{.points = scoring::points(*decisive->value),
               .hundredths = scoring::points_in_hundredths(*decisive->value),
               .months = decisive->months};
}

std::string reason_words(const Score& score) {
  return score.reason ? std::string(in_words(*score.reason)) : std::string();
}

// The news, without what brought it.
std::string news(const std::optional<Shown>& from, const std::optional<Shown>& to) {
  if (!to) return from ? "No score any more" : "Still no score";
  if (!from) {
    return "A score of " + std::to_string(to->points) + " appears in " + window_phrase(to->months);
  }
  const bool whole = from->points != to->points;
  const auto said = [whole](const Shown& score) {
    return whole ? std::to_string(score.points) : hundredths_to_string(score.hundredths);
  };
  if (from->hundredths == to->hundredths) {
    return "Stays at " + said(*to) + ", now from " + window_phrase(to->months);
  }
  return (to->hundredths > from->hundredths ? "Rises from " : "Falls from ") + said(*from) +
         " to " + said(*to);
}

std::string first_words(const Score& score) {
  const auto now = shown(score);
  if (!now) return "No score: " + reason_words(score) + ".";
  return "Stands at " + hundredths_to_string(now->hundredths) + ", from " +
         window_phrase(now->months) + ".";
}

std::string arrow(const std::optional<Shown>& from, const std::optional<Shown>& to) {
  const std::int64_t before = from ? from->points : -1;
  const std::int64_t after = to ? to->points : -1;
  if (before == after) return " ";
  return after > before ? "▲" : "▼";
}

Ink ink_of(std::string_view turn) {
  if (turn == "▲") return Ink::good;
  return turn == "▼" ? Ink::bad : Ink::dim;
}

std::string points_cell(const std::optional<Shown>& score) {
  const std::string points = score ? std::to_string(score->points) : "–";
  return std::string(4 - std::min<std::size_t>(4, display_width(points)), ' ') + points;
}

std::string title_line(const TimelineAnswer& answer, const TextStyle& style) {
  const Timeline& timeline = answer.tracks.front().timeline;
  const std::string whose = plain_text(answer.freelancer);
  const auto width = static_cast<std::size_t>(style.width);
  const std::string what =
      ", Job Success Score from " + to_string(timeline.from) + " to " + to_string(timeline.to);
  return paint(fit(whose, width), Ink::bold, style) +
         (display_width(whose) + what.size() <= width ? what : "\n" + what.substr(2)) + "\n";
}

std::string rules_line(const TimelineAnswer& answer, const TextStyle& style) {
  std::string words;
  if (answer.tracks.size() > 1) {
    words = "under the rules named above each column";
    if (answer.tracks.front().rules == kRulesByDate) words += " (by date: those of each day)";
    words += ", on days on which a whole point changes";
  } else if (answer.tracks.front().rules != kRulesByDate) {
    const TimelinePoint& point = answer.tracks.front().timeline.points.front();
    words = "rules " + point.policy->id + " on every day: " + point.policy->title;
  } else {
    words = "by the rules in force on each day";
  }
  return paint(wrap(words, static_cast<std::size_t>(style.width), 0), Ink::dim, style) + "\n";
}

// `text` with the hanging indent that the columns before it leave.
std::string day_line(Day day, const std::string& turn, const std::optional<Shown>& score,
                     const std::string& sentence, const TextStyle& style) {
  constexpr std::size_t kIndent = 2 + 10 + 2 + 1 + 4 + 2;
  const Ink ink = ink_of(turn);
  const std::string mark = ink == Ink::dim ? turn : paint(turn, ink, style);
  const std::string points =
      ink == Ink::dim ? points_cell(score) : paint(points_cell(score), ink, style);
  const std::string wrapped = wrap(sentence, static_cast<std::size_t>(style.width) - kIndent, 0);
  std::string text = "  " + to_string(day) + "  " + mark + points + "  ";
  for (const char c : wrapped) {
    text += c;
    if (c == '\n') text += std::string(kIndent, ' ');
  }
  return text + "\n";
}

std::string section(std::string_view title, const TextStyle& style) {
  return "\n" + paint(title, Ink::bold, style) + "\n";
}

std::string past_heading(const TimelineAnswer& answer) {
  const Day from = answer.tracks.front().timeline.from;
  return (from == answer.as_of ? "On " : "Up to ") + to_string(answer.as_of);
}

constexpr std::string_view kComing = "Coming, if nothing more happens";

std::string list(const TimelineAnswer& answer, const TextStyle& style) {
  const Timeline& timeline = answer.tracks.front().timeline;
  std::string text;
  const TimelinePoint* before = nullptr;
  const TimelinePoint* last_shown = nullptr;
  for (const TimelinePoint& point : timeline.points) {
    const bool coming = point.day > answer.as_of;
    if (point.shown) {
      if (last_shown == nullptr || (coming && last_shown->day <= answer.as_of)) {
        text += section(coming ? std::string(kComing) : past_heading(answer), style);
      }
      const auto now = shown(point.score);
      text += before == nullptr
                  ? day_line(point.day, " ", now, first_words(point.score), style)
                  : day_line(point.day, arrow(shown(before->score), now), now,
                             turn_sentence(before->score, point, answer.titles), style);
      last_shown = &point;
    }
    before = &point;
  }
  if (timeline.to > answer.as_of && last_shown != nullptr && last_shown->day <= answer.as_of) {
    text += section(kComing, style) + "  Nothing changes up to " + to_string(timeline.to) + ".\n";
  }
  return text;
}

// The days on which a whole point changes in any of the timelines, or a score appears or
// disappears.
std::vector<Day> days_of_whole_points(std::span<const TimelineTrack> tracks) {
  std::vector<Day> days;
  std::vector<std::int64_t> before(tracks.size());
  for (const Day day : shown_days(tracks)) {
    bool changed = days.empty();
    for (std::size_t i = 0; i < tracks.size(); ++i) {
      const auto now = shown(point_on(tracks[i].timeline, day).score);
      const std::int64_t points = now ? now->points : -1;
      changed |= points != before[i];
      before[i] = points;
    }
    if (changed) days.push_back(day);
  }
  return days;
}

std::string column_heading(const TimelineTrack& track) {
  return track.rules == kRulesByDate ? "by date" : track.rules;
}

std::string columns(std::span<const TimelineTrack> tracks, std::span<const Day> days,
                    const TextStyle& style) {
  std::vector<TextTable::Column> headings{{"", TextTable::Align::left}};
  for (const TimelineTrack& track : tracks) {
    headings.push_back({column_heading(track), TextTable::Align::right});
  }
  TextTable table(std::move(headings));
  for (const Day day : days) {
    std::vector<std::string> cells{to_string(day)};
    for (const TimelineTrack& track : tracks) {
      const auto now = shown(point_on(track.timeline, day).score);
      std::string cell = now ? std::to_string(now->points) : "–";
      if (day > track.timeline.from) {
        const std::string mark = arrow(shown(point_on(track.timeline, day + -1).score), now);
        if (mark != " ") cell.insert(0, mark + " ");
      }
      cells.push_back(std::move(cell));
    }
    table.add(std::move(cells));
  }
  return table.text(style);
}

// How many of the timelines, at least one, stand side by side within the width.
std::size_t how_many_fit(std::span<const TimelineTrack> tracks, const TextStyle& style) {
  constexpr std::size_t kLeastCell = 4;
  std::size_t width = 2 + 10;
  std::size_t count = 0;
  for (const TimelineTrack& track : tracks) {
    width += 2 + std::max(kLeastCell, display_width(column_heading(track)));
    if (count > 0 && width > static_cast<std::size_t>(style.width)) break;
    ++count;
  }
  return count;
}

std::string side_by_side(const TimelineAnswer& answer, const TextStyle& style) {
  std::string text;
  for (std::size_t first = 0; first < answer.tracks.size();) {
    const std::size_t count = how_many_fit(answer.tracks.subspan(first), style);
    const auto tracks = answer.tracks.subspan(first, count);
    const std::vector<Day> days = days_of_whole_points(tracks);
    const auto coming = std::upper_bound(days.begin(), days.end(), answer.as_of);
    const std::span<const Day> past_days(days.begin(), coming);
    const std::span<const Day> coming_days(coming, days.end());
    if (!past_days.empty()) {
      text += section(past_heading(answer), style) + columns(tracks, past_days, style);
    }
    if (!coming_days.empty()) {
      text += section(kComing, style) + columns(tracks, coming_days, style);
    }
    first += count;
  }
  return text;
}

std::string settled_line(const TimelineAnswer& answer) {
  if (!answer.settled_on.present()) return {};
  return "\n  Nothing changes after " + to_string(answer.settled_on) +
         " if nothing more happens.\n";
}

}  // namespace

std::string timeline_page(const TimelineAnswer& answer, const TextStyle& style) {
  return title_line(answer, style) + rules_line(answer, style) +
         (answer.tracks.size() > 1 ? side_by_side(answer, style) : list(answer, style)) +
         settled_line(answer);
}

std::string turn_sentence(const Score& before, const TimelinePoint& after,
                          const ContractTitles& titles) {
  std::vector<std::string> clauses = change_clauses(after.changes, titles);
  if (clauses.size() > kMostClauses) {
    const std::size_t more = clauses.size() - (kMostClauses - 1);
    clauses.resize(kMostClauses - 1);
    clauses.push_back(std::to_string(more) + " things more happen");
  }
  std::string sentence = news(shown(before), shown(after.score));
  if (!clauses.empty()) sentence += " when " + enumerated(clauses);
  if (after.score.reason) sentence += ": " + reason_words(after.score);
  return sentence + ".";
}

}  // namespace jss::io
