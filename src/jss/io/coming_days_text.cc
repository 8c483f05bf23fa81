// SPDX-License-Identifier: Apache-2.0
#include "jss/io/coming_days_text.h"

#include <array>

#include "jss/base/money.h"
#include "jss/io/outcome_words.h"
#include "jss/io/plain_text.h"
#include "jss/io/score_text.h"
#include "jss/scoring/score.h"

namespace jss::io {
namespace {

using insight::Cause;
using insight::kCauseCount;
using Align = TextTable::Align;

std::string_view in_words(Cause cause) {
  constexpr std::array<std::string_view, kCauseCount> kWords{"leaves a window",
                                                             "feedback overdue",
                                                             "contract lapses",
                                                             "contract starts",
                                                             "stretch ends",
                                                             "relationship goes quiet",
                                                             "contact too long ago",
                                                             "no activity for too long",
                                                             "client's record changes",
                                                             "takes effect",
                                                             "other rules"};
  return kWords.at(static_cast<std::size_t>(cause));
}

std::string lines(const std::string& text, const TextStyle& style) {
  return wrap(text, static_cast<std::size_t>(style.width), 0) + "\n";
}

std::string period(Day as_of, Day to) {
  return "from " + to_string(as_of + 1) + " to " + to_string(to);
}

}  // namespace

std::string coming_days_page(const insight::ComingDays& coming, Day as_of, Day to,
                             const TextStyle& style) {
  if (coming.days.empty()) {
    return lines("No score can change " + period(as_of, to) + " if nothing more happens.", style);
  }
  TextTable table({{"day", Align::left},
                   {"may change", Align::right},
                   {"changing", Align::right},
                   {"why", Align::left, true}});
  for (const insight::ComingDay& day : coming.days) {
    std::string why;
    for (std::size_t i = 0; i < kCauseCount; ++i) {
      if (day.causes.at(i) == 0) continue;
      if (!why.empty()) why += ", ";
      why += std::string(in_words(static_cast<Cause>(i))) + ": " + std::to_string(day.causes.at(i));
    }
    table.add({to_string(day.day), std::to_string(day.may_change), std::to_string(day.changing),
               std::move(why)});
  }
  return lines("Scores that may change " + period(as_of, to) + " if nothing more happens", style) +
         "\n" + table.text(style) + "\n" +
         lines("Counted are freelancers. On the days between, no score can change.", style);
}

std::string coming_turns_page(std::string_view freelancer, const insight::ComingDays& coming,
                              Day as_of, Day to, const TextStyle& style) {
  const std::string name = plain_text(freelancer);
  if (coming.turns.empty()) {
    return lines(
        name + ": the score cannot change " + period(as_of, to) + " if nothing more happens.",
        style);
  }
  TextTable table({{"day", Align::left},
                   {"score", Align::right},
                   {"exact", Align::right},
                   {"window", Align::left, false, true},
                   {"", Align::left},
                   {"why", Align::left, true}});
  for (const insight::ComingTurn& turn : coming.turns) {
    std::string why;
    for (std::size_t i = 0; i < kCauseCount; ++i) {
      if (!turn.causes.has(static_cast<Cause>(i))) continue;
      if (!why.empty()) why += ", ";
      why += in_words(static_cast<Cause>(i));
    }
    const auto& value = turn.shown.value;
    table.add({to_string(turn.day), value ? std::to_string(scoring::points(*value)) : "–",
               value ? hundredths_to_string(scoring::points_in_hundredths(*value)) : "–",
               value               ? window_words(turn.shown.months)
               : turn.shown.reason ? std::string(in_words(*turn.shown.reason))
                                   : "no contract",
               turn.changes ? "changes" : "", std::move(why)});
  }
  return lines(name + ": days on which the score may change " + period(as_of, to) +
                   " if nothing more happens",
               style) +
         "\n" + table.text(style) + "\n" + lines("On the days between, it cannot change.", style);
}

}  // namespace jss::io
