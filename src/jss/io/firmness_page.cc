// SPDX-License-Identifier: Apache-2.0
#include "jss/io/firmness_page.h"

#include "jss/base/money.h"
#include "jss/io/csv_field.h"
#include "jss/io/firmness_words.h"
#include "jss/io/json_value.h"
#include "jss/io/outcome_words.h"
#include "jss/io/plain_text.h"
#include "jss/io/score_text.h"

namespace jss::io {
namespace {

using Json = nlohmann::ordered_json;
using insight::Setback;
using insight::ShareInterval;

Json setback_json(const Setback& setback) {
  return {{"earned", hundredths_to_string(setback.earned.count)},
          {"after", brief_score_json(setback.after)},
          {"points_lost", hundredths_to_string(setback.points_lost)},
          {"jobs_to_recover",
           setback.jobs_to_recover ? Json(*setback.jobs_to_recover) : Json(nullptr)}};
}

Json interval_json(const ShareInterval& interval) {
  return {{"window", scoring::window_name(interval.months)},
          {"jobs", interval.jobs},
          {"effective_jobs", hundredths_to_string((interval.effective_jobs + 5) / 10)},
          {"low", hundredths_to_string(interval.low)},
          {"high", hundredths_to_string(interval.high)},
          {"lowest_alike", interval.lowest_alike},
          {"highest_alike", interval.highest_alike}};
}

std::string paragraph(const std::string& text, const TextStyle& style) {
  return "  " + wrap(text, static_cast<std::size_t>(style.width) - 2, 2) + "\n";
}

std::string section(std::string_view title, const TextStyle& style) {
  return "\n" + paint(title, Ink::bold, style) + "\n";
}

std::string paragraphs(const std::vector<std::string>& sentences, const TextStyle& style) {
  std::string text;
  for (const std::string& sentence : sentences) text += paragraph(sentence, style);
  return text;
}

std::string answers_text(const insight::AnswerRange& answers, const TextStyle& style) {
  const std::string text = section("What clients said in private", style);
  if (answers.unknown == 0) {
    return text + paragraph("No answer is unknown that could move the score.", style);
  }
  const std::string count = std::to_string(answers.unknown) +
                            (answers.unknown == 1 ? " answer is" : " answers are") + " unknown";
  return text + paragraph(count + ". Were all of them bad, the score would be " +
                              score_words(answers.all_bad) + "; were all good, " +
                              score_words(answers.all_good) + ".",
                          style);
}

}  // namespace

std::string firmness_json(const FirmnessPage& page) {
  const insight::Firmness& firmness = page.firmness;
  Json json{{"freelancer", page.freelancer},
            {"as_of", to_string(page.as_of)},
            {"policy", page.policy_id}};
  json.update(brief_score_json(firmness.score));
  json["setback"] = firmness.setback ? setback_json(*firmness.setback) : Json(nullptr);
  json["answers"] = {{"unknown", firmness.answers.unknown},
                     {"all_bad", brief_score_json(firmness.answers.all_bad)},
                     {"all_good", brief_score_json(firmness.answers.all_good)}};
  json["interval"] = firmness.interval ? interval_json(*firmness.interval) : Json(nullptr);
  return json.dump();
}

std::string firmness_csv(const FirmnessPage& page) {
  const insight::Firmness& firmness = page.firmness;
  const auto shown = [](const scoring::Score& score) {
    return score.decisive() != nullptr ? exact_words(score) : std::string();
  };
  std::vector<std::string> fields{page.freelancer, to_string(page.as_of), page.policy_id,
                                  shown(firmness.score)};
  if (const auto& setback = firmness.setback) {
    fields.insert(
        fields.end(),
        {hundredths_to_string(setback->earned.count), hundredths_to_string(setback->points_lost),
         setback->jobs_to_recover ? std::to_string(*setback->jobs_to_recover) : ""});
  }
  fields.resize(7);
  fields.insert(fields.end(), {std::to_string(firmness.answers.unknown),
                               shown(firmness.answers.all_bad), shown(firmness.answers.all_good)});
  if (const auto& interval = firmness.interval) {
    fields.insert(
        fields.end(),
        {std::to_string(interval->jobs), hundredths_to_string((interval->effective_jobs + 5) / 10),
         hundredths_to_string(interval->low), hundredths_to_string(interval->high)});
  }
  fields.resize(14);
  std::string text =
      "freelancer,as_of,policy,exact,job_earned,points_lost,jobs_to_recover,unknown_answers,"
      "all_bad,all_good,jobs,effective_jobs,low,high\n";
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) text += ',';
    append_csv_field(text, fields[i]);
  }
  return text + '\n';
}

std::string firmness_text(const FirmnessPage& page, const TextStyle& style) {
  const auto width = static_cast<std::size_t>(style.width);
  const std::string whose = plain_text(page.freelancer);
  const std::string when = ", how firm the score is on " + to_string(page.as_of);
  std::string text =
      paint(fit(whose, width), Ink::bold, style) +
      (display_width(whose) + when.size() <= width ? when : "\n" + when.substr(2)) + "\n" +
      paint(wrap("rules " + page.policy_id + ": " + page.policy_title, width, 0), Ink::dim, style) +
      "\n\n";
  const scoring::WindowScore* decisive = page.firmness.score.decisive();
  if (decisive == nullptr) {
    return text + paragraph("No score: " + std::string(in_words(*page.firmness.score.reason)) +
                                ". There is nothing to lose yet.",
                            style);
  }
  text += paragraph(
      shown_words(page.firmness.score) + "  (exactly " + exact_words(page.firmness.score) + ")",
      style);
  return text + section("If the next job goes wrong", style) +
         paragraphs(setback_sentences(page.firmness), style) +
         answers_text(page.firmness.answers, style) +
         section("How much so few jobs can tell", style) +
         paragraphs(interval_sentences(page.firmness), style);
}

}  // namespace jss::io
