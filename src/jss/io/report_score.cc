// SPDX-License-Identifier: Apache-2.0
// The parts about the score on the day itself.
#include <algorithm>
#include <map>

#include "jss/base/money.h"
#include "jss/io/day_words.h"
#include "jss/io/firmness_words.h"
#include "jss/io/markup.h"
#include "jss/io/outcome_words.h"
#include "jss/io/report_parts.h"
#include "jss/io/score_turn.h"

namespace jss::io {
namespace {

using insight::ContractPart;
using insight::Explanation;
using scoring::WindowScore;

std::string exact_points(const WindowScore& window) {
  return hundredths_to_string(scoring::points_in_hundredths(*window.value));
}

// In three bands, as the platform itself speaks of scores.
std::string_view band_of(std::int64_t points) {
  if (points >= 90) return "good";
  return points >= 80 ? "fair" : "bad";
}

std::string gauge(const scoring::Score& score) {
  const WindowScore* decisive = score.decisive();
  const std::int64_t points = decisive == nullptr ? 0 : scoring::points(*decisive->value);
  const std::string label = decisive == nullptr ? "No score" : std::to_string(points) + " of 100";
  std::string svg = "<circle class=\"rail\" cx=\"60\" cy=\"60\" r=\"50\"/>";
  if (points > 0) {
    svg +=
        "<circle class=\"fill\" cx=\"60\" cy=\"60\" r=\"50\" pathLength=\"100\" "
        "stroke-dasharray=\"" +
        std::to_string(points) + " 100\" transform=\"rotate(-90 60 60)\"/>";
  }
  svg += element("text", decisive == nullptr ? "–" : std::to_string(points),
                 "x=\"60\" y=\"72\" text-anchor=\"middle\"");
  return element("svg", svg,
                 "class=\"gauge " + std::string(decisive == nullptr ? "none" : band_of(points)) +
                     "\" viewBox=\"0 0 120 120\" role=\"img\" aria-label=\"" + label + "\"");
}

std::string verdict_sentence(const Report& report) {
  const scoring::Score& score = report.page.explanation.score;
  const WindowScore* decisive = score.decisive();
  if (decisive == nullptr) {
    return "No score: " + std::string(in_words(*score.reason)) + ".";
  }
  return std::to_string(scoring::points(*decisive->value)) + ", exactly " +
         exact_points(*decisive) + ", from " +
         (decisive->months == 0 ? "the trend of the last 6 and 3 months"
                                : "the last " + window_words(decisive->months)) +
         ".";
}

const ContractPart* costliest(const Explanation& explanation) {
  const ContractPart* most = nullptr;
  for (const ContractPart& part : explanation.contracts) {
    if (part.points_lost.value_or(0) <= 0) continue;
    if (most == nullptr || *part.points_lost > *most->points_lost) most = &part;
  }
  return most;
}

// The score's reason in one sentence.
std::string reason_sentence(const Report& report) {
  const Explanation& explanation = report.page.explanation;
  const WindowScore* decisive = explanation.score.decisive();
  if (decisive == nullptr) return {};
  const std::int64_t missing = 10000 - scoring::points_in_hundredths(*decisive->value);
  if (missing <= 0) return "All that counts in this window went well.";
  const std::string text = hundredths_to_string(missing) + " points are missing to 100";
  const ContractPart* most = costliest(explanation);
  const auto line =
      std::max_element(explanation.lines.begin(), explanation.lines.end(),
                       [](const auto& a, const auto& b) { return a.points_lost < b.points_lost; });
  const bool has_line = line != explanation.lines.end() && line->points_lost > 0;
  if (has_line && (most == nullptr || line->points_lost > *most->points_lost)) {
    return text + ". What costs most is no single contract: " + std::string(in_words(line->line)) +
           ", " + hundredths_to_string(line->points_lost) + ".";
  }
  if (most == nullptr) return text + ".";
  return text + "; " + hundredths_to_string(*most->points_lost) + " of them for " +
         contract_markup(report, most->row) + ": " + std::string(in_words(most->outcome.why)) + ".";
}

std::string next_sentence(const Report& report) {
  const Day as_of = report.page.subject.as_of;
  const auto turns = score_turns(report.timeline, report.titles);
  const auto next = std::find_if(turns.begin(), turns.end(),
                                 [&](const ScoreTurn& turn) { return turn.day > as_of; });
  if (next == turns.end()) return "If nothing more happens, it stays as it is.";
  std::string text =
      "If nothing more happens, it " + escaped(next->move) + " on " + day_markup(next->day);
  if (!next->reasons.empty()) text += ": " + escaped(reasons_line(*next, 2), 400);
  return text + ".";
}

std::string points_lost_row_bar(std::int64_t lost, std::int64_t most) {
  return lost > 0 ? bar(lost, most, "bad") : std::string();
}

std::vector<const ContractPart*> counted_parts(const Explanation& explanation) {
  std::vector<const ContractPart*> parts;
  for (const ContractPart& part : explanation.contracts) {
    if (part.outcome.counts()) parts.push_back(&part);
  }
  std::stable_sort(parts.begin(), parts.end(), [](const ContractPart* a, const ContractPart* b) {
    return std::pair(a->points_lost.value_or(0), a->leaves_on.present()) >
           std::pair(b->points_lost.value_or(0), b->leaves_on.present());
  });
  return parts;
}

std::string counted_table(const Report& report, bool with_price) {
  const Explanation& explanation = report.page.explanation;
  const bool scored = explanation.score.decisive() != nullptr;
  std::int64_t most = 1;
  for (const ContractPart& part : explanation.contracts) {
    most = std::max(most, part.points_lost.value_or(0));
  }
  for (const auto& line : explanation.lines) most = std::max(most, line.points_lost);
  HtmlTable table(with_price ? "Points lost by contract" : "What counts and costs nothing",
                  {{"Contract"}, {"Why"}, {"Leaves the window"}, {"Points", true}, {""}});
  for (const ContractPart* part : counted_parts(explanation)) {
    const std::int64_t lost = part->points_lost.value_or(0);
    if (with_price != (lost > 0)) continue;
    table.add({contract_markup(report, part->row), std::string(in_words(part->outcome.why)),
               part->leaves_on.present() ? day_markup(part->leaves_on)
               : scored                  ? "not in it"
                                         : "",
               scored ? points_markup(-lost) : "", points_lost_row_bar(lost, most)});
  }
  for (const auto& line : explanation.lines) {
    if (with_price != (line.points_lost != 0)) continue;
    table.add({std::string(in_words(line.line)), "no single contract", "",
               points_markup(-line.points_lost), points_lost_row_bar(line.points_lost, most)});
  }
  return table.empty() ? std::string() : table.html();
}

std::string answers_sentence(const Report& report) {
  const insight::AnswerRange& answers = report.page.answers;
  if (report.page.policy.rules.satisfaction.private_feedback == scoring::PrivateFeedback::ignored) {
    return "These rules do not ask for clients' private answers.";
  }
  if (answers.unknown == 0) return "No client's private answer is missing.";
  const std::string words =
      "The private " + std::string(answers.unknown == 1 ? "answer of " : "answers of ") +
      counted_noun(answers.unknown, "client") + (answers.unknown == 1 ? " is" : " are") +
      " unknown; the stars stand in for " + (answers.unknown == 1 ? "it." : "them.");
  const std::string bad = score_words(answers.all_bad);
  const std::string good = score_words(answers.all_good);
  return words + (bad == good ? " Whatever they were, the outcome is the same: " + good + "."
                              : " Had all been bad: " + bad + ". Had all been good: " + good + ".");
}

std::string in_one_paragraph(const std::vector<std::string>& sentences) {
  std::string text;
  for (const std::string& sentence : sentences) {
    if (!text.empty()) text += ' ';
    text += escaped(sentence, 400);
  }
  return element("p", text);
}

}  // namespace

std::string report_head(const Report& report) {
  const ScoreSubject& subject = report.page.subject;
  const std::string whose =
      element("bdi", escaped(subject.table.freelancer_id(subject.freelancer)));
  std::string text = element("p", verdict_sentence(report), "class=\"lead\"");
  const std::string reason = reason_sentence(report);
  if (!reason.empty()) text += element("p", reason);
  text += element("p", next_sentence(report));
  return element(
             "header",
             element("p",
                     "Job Success Score on " + day_markup(subject.as_of) + " · rules " +
                         escaped(report.page.policy.id) + ": " + escaped(report.page.policy.title),
                     "class=\"eyebrow\"") +
                 element("h1", whose) +
                 element("div", gauge(report.page.explanation.score) + element("div", text),
                         "class=\"hero\"")) +
         "\n";
}

ReportPart part_windows(const Report& report) {
  HtmlTable table("Every window of the rules; the highest that qualifies is the score",
                  {{"Window"},
                   {"Score", true},
                   {"Exactly", true},
                   {""},
                   {"Contracts", true},
                   {"Clients", true},
                   {""}});
  const scoring::Score& score = report.page.explanation.score;
  for (const WindowScore& window : score.windows()) {
    const bool decides = &window == score.decisive();
    const bool has_sums = window.months > 0;
    const std::int64_t hundredths = window.value ? scoring::points_in_hundredths(*window.value) : 0;
    table.add({window_words(window.months),
               window.value ? std::to_string(scoring::points(*window.value)) : "–",
               window.value ? exact_points(window) : "–",
               window.value ? bar(hundredths, 10000, decides ? "" : "soft") : "",
               has_sums ? std::to_string(window.sums.outcomes) : "",
               has_sums ? std::to_string(window.sums.clients) : "",
               decides            ? "decides"
               : window.qualifies ? ""
                                  : gate_words(window, report.page.policy.rules)},
              decides ? "strong" : "");
  }
  return {"windows", "The windows side by side", table.html()};
}

ReportPart part_points_lost(const Report& report) {
  const bool scored = report.page.explanation.score.decisive() != nullptr;
  std::string body = counted_table(report, true);
  if (body.empty() && scored) body = element("p", "Nothing costs points in this window.");
  const std::string rest = counted_table(report, false);
  if (!rest.empty()) {
    const auto& parts = report.page.explanation.contracts;
    const auto count = std::count_if(parts.begin(), parts.end(), [](const ContractPart& part) {
      return part.outcome.counts() && part.points_lost.value_or(0) <= 0;
    });
    body += details(
        counted_noun(static_cast<std::uint64_t>(count), scored ? "more contract" : "contract") +
            (count == 1 ? " that counts" : " that count") +
            (!scored      ? " so far"
             : count == 1 ? " and costs nothing"
                          : " and cost nothing"),
        rest);
  }
  if (scored) {
    body = element("p",
                   "What each contract costs in the window that decides. With the lines that "
                   "belong to no contract the points add up to what is missing to 100.") +
           body;
  }
  return {"points", scored ? "Where the points are lost" : "What counts so far", body};
}

ReportPart part_not_counted(const Report& report) {
  std::vector<const ContractPart*> parts;
  for (const ContractPart& part : report.page.explanation.contracts) {
    if (!part.outcome.counts()) parts.push_back(&part);
  }
  std::stable_sort(parts.begin(), parts.end(), [](const ContractPart* a, const ContractPart* b) {
    return in_words(a->outcome.why) < in_words(b->outcome.why);
  });
  if (parts.empty()) return {"not-counted", "What does not count", {}};
  HtmlTable table("Contracts that leave the score alone, and why",
                  {{"Contract"}, {"Why it does not count"}, {"Since"}, {"Ended"}});
  const auto& contracts = report.page.subject.table;
  for (const ContractPart* part : parts) {
    const scoring::ContractState state = contracts.state(part->row);
    table.add({contract_markup(report, part->row), std::string(in_words(part->outcome.why)),
               day_markup(state.started_on), day_markup(state.ended_on)});
  }
  return {"not-counted", "What does not count, and why", table.html()};
}

ReportPart part_firmness(const Report& report) {
  const insight::Firmness& firmness = report.firmness;
  std::string body;
  if (firmness.score.decisive() != nullptr) {
    body = element("h3", "If the next job goes wrong") +
           in_one_paragraph(setback_sentences(firmness)) +
           element("h3", "What clients said in private");
  }
  body += element("p", answers_sentence(report));
  if (firmness.interval) {
    body += element("h3", "How much so few jobs can tell") +
            in_one_paragraph(interval_sentences(firmness));
  }
  return {"firmness", "How firm it is", body};
}

}  // namespace jss::io
