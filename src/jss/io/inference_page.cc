// SPDX-License-Identifier: Apache-2.0
#include "jss/io/inference_page.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "jss/base/money.h"
#include "jss/io/csv_field.h"

namespace jss::io {
namespace {

using insight::Answer;
using insight::AnswerShares;
using insight::InferredAnswer;
using insight::RulesInference;
using Json = nlohmann::ordered_json;

Json shown(const std::optional<int>& score) { return score ? Json(*score) : Json(nullptr); }

Json stars_json(std::int16_t stars) {
  return stars == scoring::kNoStars ? Json(nullptr) : Json(hundredths_to_string(stars));
}

Json shares_json(const InferredAnswer& answer, const AnswerShares& shares) {
  Json json = Json::object();
  for (const Answer option : answer.unknown.options) {
    json[std::string(to_string(option))] = share(shares.at(static_cast<std::size_t>(option)));
  }
  return json;
}

Json answer_json(const InferredAnswer& answer) {
  Json possible = Json::array();
  for (const Answer option : answer.unknown.options) {
    if (answer.possible.at(static_cast<std::size_t>(option))) possible.push_back(to_string(option));
  }
  return {{"contract", answer.unknown.contract},
          {"client", answer.unknown.client},
          {"stars", stars_json(answer.unknown.stars)},
          {"prior", shares_json(answer, answer.prior)},
          {"posterior", shares_json(answer, answer.posterior)},
          {"by_count", shares_json(answer, answer.by_count)},
          {"possible", std::move(possible)},
          {"most_likely", to_string(answer.most_likely)},
          {"prior_decides", answer.prior_decides()},
          {"alike", answer.alike == 0 ? Json(nullptr) : Json(answer.alike)}};
}

Json contradiction_json(const insight::Contradiction& contradiction) {
  Json nearest = nullptr;
  if (contradiction.nearest) nearest = {{"score", shown(contradiction.nearest->score)}};
  return {{"day", to_string(contradiction.observed.day)},
          {"score", shown(contradiction.observed.score)},
          {"nearest", std::move(nearest)}};
}

Json rules_json(const RulesInference& rules) {
  Json answers = Json::array();
  for (const InferredAnswer& answer : rules.answers) answers.push_back(answer_json(answer));
  Json json{{"rules", rules.name},
            {"policy", rules.policy_id},
            {"finding", finding(rules)},
            {"probability", share(rules.posterior)},
            {"combinations", digits(rules.combinations)},
            {"consistent", rules.gave_up ? Json(nullptr) : Json(digits(rules.consistent))},
            {"likelihood", rules.gave_up ? Json(nullptr) : Json(millionths(rules.likelihood))},
            {"states", rules.states},
            {"answers", std::move(answers)}};
  json["contradiction"] =
      rules.contradiction ? contradiction_json(*rules.contradiction) : Json(nullptr);
  return json;
}

void add_line(std::string& text, const std::vector<std::string>& fields) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) text += ',';
    append_csv_field(text, fields[i]);
  }
  text += '\n';
}

std::string share_of(const InferredAnswer& answer, Answer option) {
  const auto& options = answer.unknown.options;
  if (std::find(options.begin(), options.end(), option) == options.end()) return {};
  return share(answer.posterior.at(static_cast<std::size_t>(option)));
}

}  // namespace

std::string digits(Int128 number) {
  std::string text;
  do {
    text.insert(text.begin(), static_cast<char>('0' + static_cast<int>(number % 10)));
    number /= 10;
  } while (number > 0);
  return text;
}

std::string share(int thousandths) {
  const std::string text = std::to_string(1000 + thousandths % 1000);
  return std::to_string(thousandths / 1000) + "." + text.substr(1);
}

std::string millionths(std::int64_t number) {
  const std::string text = std::to_string(1'000'000 + number % 1'000'000);
  return std::to_string(number / 1'000'000) + "." + text.substr(1);
}

std::string_view finding(const RulesInference& rules) {
  if (rules.gave_up) return "too_many_states";
  return rules.agrees() ? "agrees" : "contradicts";
}

std::string inference_json(const InferencePage& page) {
  Json observed = Json::array();
  for (const insight::ObservedScore& each : page.inference.observed) {
    observed.push_back({{"day", to_string(each.day)}, {"score", shown(each.score)}});
  }
  Json rules = Json::array();
  for (const RulesInference& each : page.inference.rules) rules.push_back(rules_json(each));
  const Json json{{"freelancer", page.freelancer},
                  {"observed", std::move(observed)},
                  {"prior",
                   {{"title", page.prior.title},
                    {"source", page.prior.source},
                    {"grade", to_string(page.prior.grade)}}},
                  {"rules", std::move(rules)}};
  return json.dump();
}

std::string inference_csv(const InferencePage& page) {
  std::string text =
      "freelancer,rules,finding,probability,consistent,combinations,contract,client,stars,none,"
      "good,neutral,bad,most_likely\n";
  for (const RulesInference& rules : page.inference.rules) {
    const std::vector<std::string> head{page.freelancer, rules.name, std::string(finding(rules))};
    std::vector<std::string> line = head;
    const std::vector<std::string> counts{share(rules.posterior),
                                          rules.gave_up ? "" : digits(rules.consistent),
                                          digits(rules.combinations)};
    line.insert(line.end(), counts.begin(), counts.end());
    line.resize(14);
    add_line(text, line);
    for (const InferredAnswer& answer : rules.answers) {
      line = head;
      const std::int16_t stars = answer.unknown.stars;
      const std::vector<std::string> rest{
          "",
          "",
          "",
          answer.unknown.contract,
          answer.unknown.client,
          stars == scoring::kNoStars ? "" : hundredths_to_string(stars),
          share_of(answer, Answer::none),
          share_of(answer, Answer::good),
          share_of(answer, Answer::neutral),
          share_of(answer, Answer::bad),
          std::string(to_string(answer.most_likely))};
      line.insert(line.end(), rest.begin(), rest.end());
      add_line(text, line);
    }
  }
  return text;
}

}  // namespace jss::io
