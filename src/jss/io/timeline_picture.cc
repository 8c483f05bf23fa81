// SPDX-License-Identifier: Apache-2.0
#include "jss/io/timeline_picture.h"

#include "jss/io/calendar_ics.h"
#include "jss/io/chart_svg.h"
#include "jss/io/day_words.h"
#include "jss/io/plain_text.h"

namespace jss::io {
namespace {

std::string rules_words(const TimelineTrack& track) {
  return track.rules == kRulesByDate ? "the rules of each day" : "rules " + track.rules;
}

std::string subtitle(const TimelineAnswer& answer) {
  const insight::Timeline& timeline = answer.tracks.front().timeline;
  const std::string days =
      "from " + day_words(timeline.from) + " to " + day_words(timeline.to) + ", ";
  return days + (answer.tracks.size() == 1 ? "by " + rules_words(answer.tracks.front())
                                           : "the same history under several rules");
}

}  // namespace

std::string timeline_svg(const TimelineAnswer& answer) {
  Chart chart{.title = plain_text(answer.freelancer) + ": Job Success Score",
              .subtitle = subtitle(answer),
              .today = answer.as_of,
              .lines = {},
              .turns = {}};
  for (const TimelineTrack& track : answer.tracks) {
    chart.lines.push_back(
        {answer.tracks.size() == 1 ? "score" : rules_words(track), &track.timeline});
  }
  if (answer.tracks.size() == 1) {
    chart.turns = score_turns(answer.tracks.front().timeline, answer.titles);
  }
  return chart_svg(chart);
}

std::string timeline_ics(const TimelineAnswer& answer) {
  const TimelineTrack& track = answer.tracks.front();
  return calendar_ics(
      {.freelancer = answer.freelancer, .rules = rules_words(track), .as_of = answer.as_of},
      score_turns(track.timeline, answer.titles));
}

}  // namespace jss::io
