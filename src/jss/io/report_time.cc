// SPDX-License-Identifier: Apache-2.0
// The parts about other days: what was, what comes, and other rules.
#include <algorithm>
#include <cstdlib>

#include "jss/base/money.h"
#include "jss/io/change_words.h"
#include "jss/io/day_words.h"
#include "jss/io/markup.h"
#include "jss/io/report_parts.h"
#include "jss/io/score_turn.h"

namespace jss::io {
namespace {

using insight::TimelinePoint;
using scoring::Score;

std::string score_cell(const Score& score) {
  const auto* decisive = score.decisive();
  return decisive == nullptr ? "–" : std::to_string(scoring::points(*decisive->value));
}

std::string turns_table(const std::vector<ScoreTurn>& turns, const std::vector<int>& numbers,
                        std::string caption, Day after, Day up_to) {
  const auto points = [](std::optional<std::int64_t> value) {
    return value ? std::to_string(*value) : std::string("–");
  };
  HtmlTable table(std::move(caption),
                  {{"Nr", true}, {"Day"}, {"From", true}, {"To", true}, {"Why"}});
  for (std::size_t i = 0; i < turns.size(); ++i) {
    const ScoreTurn& turn = turns[i];
    if (turn.day <= after || turn.day > up_to) continue;
    const bool rises = turn.to.value_or(-1) > turn.from.value_or(-1);
    table.add({numbers[i] > 0 ? std::to_string(numbers[i]) : "", day_markup(turn.day),
               points(turn.from),
               element("span", points(turn.to), rises ? "class=\"up\"" : "class=\"down\""),
               escaped(reasons_line(turn, 4), 600)});
  }
  return table.empty() ? std::string() : table.html();
}

std::string chart_box(const std::string& svg) {
  return element("div", svg,
                 "class=\"chart\" tabindex=\"0\" role=\"region\" aria-label=\"Chart\"") +
         "\n";
}

// The causes that moved the score, or those that moved nothing.
std::string causes_table(const Report& report, bool moved, std::string caption) {
  const insight::Change& change = *report.last_change;
  std::int64_t most = 1;
  for (const insight::ChangePart& cause : change.parts) {
    most = std::max(most, std::abs(cause.points.value_or(0)));
  }
  HtmlTable table(std::move(caption), {{"Day"}, {"What happened"}, {"Points", true}, {""}});
  for (const insight::ChangePart& cause : change.parts) {
    const std::int64_t points = cause.points.value_or(0);
    const bool is_news = points != 0 || (moved && !cause.points);
    if (is_news != moved) continue;
    table.add({day_markup(cause.day), escaped(change_sentence(cause, report.policies), 400),
               cause.points ? points_markup(points) : "",
               points == 0 ? "" : bar(std::abs(points), most, points < 0 ? "bad" : "good")});
  }
  return table.empty() ? std::string() : table.html();
}

}  // namespace

ReportPart part_past_and_coming(const Report& report) {
  const Day as_of = report.page.subject.as_of;
  const auto turns = score_turns(report.timeline, report.titles);
  const std::vector<int> numbers = turn_numbers(turns);
  const Chart chart{.title = "Job Success Score over time",
                    .subtitle = "",
                    .today = as_of,
                    .lines = {{"score", &report.timeline}},
                    .turns = turns,
                    .id = "over-time",
                    .is_document = false};
  std::string body = chart_box(chart_svg(chart));
  const std::string coming = turns_table(
      turns, numbers, "What changes when, if nothing more happens", as_of, report.timeline.to);
  body +=
      coming.empty() ? element("p", "Nothing changes any more if nothing more happens.") : coming;
  const std::string past =
      turns_table(turns, numbers, "What has changed", report.timeline.from, as_of);
  if (!past.empty()) body += details("What has changed so far", past);
  return {"over-time", "Past and coming", body};
}

ReportPart part_last_change(const Report& report) {
  ReportPart part{"change", "Why it changed", {}};
  if (!report.last_change) return part;
  const insight::Change& change = *report.last_change;
  part.body =
      element("p", "From " + day_markup(change.from) + ", " + score_words(change.from_score) +
                       ", to " + day_markup(change.to) + ", " + score_words(change.to_score) +
                       (change.points ? ": " + points_markup(*change.points) + " points." : "."));
  const std::string moved = causes_table(report, true, "What moved it, day by day");
  part.body += moved.empty() ? element("p", "Nothing that counts moved it.") : moved;
  const std::string idle = causes_table(report, false, "What moved nothing");
  if (!idle.empty()) part.body += details("What else happened, and moved nothing", idle);
  if (!change.exact) {
    part.body += element("p",
                         "On some day more changed at once than can be shared out exactly; there "
                         "the mean of forward and reverse order stands.",
                         "class=\"note\"");
  }
  return part;
}

ReportPart part_trend(const Report& report) {
  ReportPart part{"trend", "Are clients more content than before?", {}};
  const insight::Trend& trend = report.trend;
  HtmlTable table("Success share by quarter, by the rules of the day", {{"Quarter"},
                                                                        {"Share", true},
                                                                        {""},
                                                                        {"Contracts", true},
                                                                        {"Clients", true},
                                                                        {"Good", true},
                                                                        {"Mixed", true},
                                                                        {"Bad", true}});
  for (const insight::Quarter& quarter : trend.quarters) {
    const auto share = quarter.share();
    const std::int64_t hundredths = share ? scoring::points_in_hundredths(*share) : 0;
    table.add({day_markup(quarter.from) + " – " + day_markup(quarter.to),
               share ? hundredths_to_string(hundredths) : "–",
               share ? bar(std::max<std::int64_t>(0, hundredths), 10000, "soft") : "",
               std::to_string(quarter.contracts), std::to_string(quarter.clients),
               std::to_string(quarter.success), std::to_string(quarter.neutral),
               std::to_string(quarter.failure)});
  }
  const auto beside = [&](const insight::Quarter& other, const std::string& name) {
    const auto as_good = trend.as_good_as(other);
    if (!as_good) return "with too few contracts to compare with " + name;
    return (*as_good ? "as good as in " : "less good than in ") + name +
           (*as_good ? ", or better" : "");
  };
  part.body = element("p", "The last three months were " +
                               beside(trend.last_quarter(), "the three before") + "; and " +
                               beside(trend.last_year(), "the same three a year ago") + ".") +
              table.html();
  return part;
}

ReportPart part_other_rules(const Report& report) {
  ReportPart part{"other-rules", "The same history under other rules", {}};
  if (report.other_rules.empty()) return part;
  const Day as_of = report.page.subject.as_of;
  const Chart chart{.title = "Job Success Score under other rules",
                    .subtitle = "",
                    .today = as_of,
                    .lines = report.other_rules,
                    .turns = {},
                    .id = "under-rules",
                    .is_document = false};
  HtmlTable table("The score under each of the dated rules", {{"Rules"},
                                                              {"On this day", true},
                                                              {"Exactly", true},
                                                              {""},
                                                              {"Lowest", true},
                                                              {"Highest", true}});
  for (const ChartLine& line : report.other_rules) {
    const Score* today = nullptr;
    const Score* lowest = nullptr;
    const Score* highest = nullptr;
    Fraction lowest_value;
    Fraction highest_value;
    for (const TimelinePoint& point : line.timeline->points) {
      if (point.day > as_of) break;
      today = &point.score;
      const scoring::WindowScore* decisive = point.score.decisive();
      if (decisive == nullptr) continue;
      if (lowest == nullptr || *decisive->value < lowest_value) {
        lowest = &point.score;
        lowest_value = *decisive->value;
      }
      if (highest == nullptr || *decisive->value > highest_value) {
        highest = &point.score;
        highest_value = *decisive->value;
      }
    }
    const bool scored = today != nullptr && today->decisive() != nullptr;
    const std::int64_t exact =
        scored ? scoring::points_in_hundredths(*today->decisive()->value) : 0;
    table.add({escaped(line.label), scored ? score_cell(*today) : "–",
               scored ? hundredths_to_string(exact) : "–", scored ? bar(exact, 10000, "soft") : "",
               lowest == nullptr ? "–" : score_cell(*lowest),
               highest == nullptr ? "–" : score_cell(*highest)});
  }
  part.body = chart_box(chart_svg(chart)) + table.html();
  return part;
}

}  // namespace jss::io
