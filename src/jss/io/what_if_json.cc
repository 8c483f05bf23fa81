// SPDX-License-Identifier: Apache-2.0
#include "jss/io/what_if_json.h"

#include "jss/io/act_text.h"
#include "jss/io/effect_json.h"

namespace jss::io {
namespace {

using Json = nlohmann::ordered_json;
using insight::Difference;
using insight::PartOfScore;

Json part_json(const Difference& difference, const std::optional<PartOfScore>& part) {
  if (!part) return nullptr;
  Json json;
  if (!difference.line) {
    json["outcome"] = to_string(part->outcome.kind);
    json["why"] = to_string(part->outcome.why);
  }
  json["points_lost"] = points_json(part->points_lost);
  return json;
}

Json difference_json(const Difference& difference) {
  const Json name = difference.line ? Json(nullptr) : Json(difference.contract);
  const Json line = difference.line ? Json(to_string(*difference.line)) : Json(nullptr);
  return {{"contract", name},
          {"line", line},
          {"title", difference.title},
          {"without", part_json(difference, difference.without)},
          {"with", part_json(difference, difference.with)}};
}

}  // namespace

std::string what_if_json(const FreelancerSubject& subject, const insight::WhatIf& answer) {
  Json acts = Json::array();
  for (const insight::Act& act : answer.acts) acts.push_back(to_text(act));
  Json days = Json::array();
  for (const insight::ForecastDay& day : answer.days) {
    days.push_back({{"day", to_string(day.day)},
                    {"without", brief_score_json(day.without)},
                    {"with", brief_score_json(day.with)}});
  }
  Json differences = Json::array();
  for (const Difference& difference : answer.differences) {
    differences.push_back(difference_json(difference));
  }
  return dump({{"freelancer", subject.freelancer},
               {"as_of", to_string(subject.as_of)},
               {"policy", subject.policy.id},
               {"acts", std::move(acts)},
               {"now", brief_score_json(answer.at_first)},
               {"effect", effect_json(answer.effect)},
               {"days", std::move(days)},
               {"compared_on", to_string(answer.compared_on)},
               {"differences", std::move(differences)}});
}

}  // namespace jss::io
