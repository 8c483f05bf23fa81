// SPDX-License-Identifier: Apache-2.0
#include "jss/io/standing_json.h"

#include "jss/io/json_value.h"

namespace jss::io {
namespace {

using insight::BadgeStanding;
using insight::CriterionStanding;
using insight::RemovalChoice;
using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json criterion_json(const CriterionStanding& standing) {
  const insight::BadgeCriterion& criterion = standing.criterion;
  Json json{{"criterion", to_string(criterion.kind)}, {"standing", to_string(standing.met)}};
  json["needed"] = text_or_null(needed_words(criterion));
  json["within"] = criterion.within > 0 ? Json(criterion.within) : Json(nullptr);
  json["found"] = text_or_null(figure_words(criterion.kind, standing.found));
  json["possible"] = text_or_null(figure_words(criterion.kind, standing.possible));
  json["earliest"] = day_json(standing.earliest);
  json["until"] = day_json(standing.until);
  json["contracts"] = standing.contracts;
  json["source"] = criterion.source;
  json["grade"] = to_string(criterion.grade);
  return json;
}

Json badge_json(const BadgeStanding& badge) {
  Json json{{"badge", to_string(badge.badge)},      {"set", badge.set},
            {"since", to_string(badge.since)},      {"standing", to_string(badge.met)},
            {"earliest", day_json(badge.earliest)}, {"until", day_json(badge.until)}};
  Json criteria = Json::array();
  for (const CriterionStanding& standing : badge.criteria) {
    criteria.push_back(criterion_json(standing));
  }
  json["criteria"] = std::move(criteria);
  return json;
}

Json removal_json(const RemovalChoice& choice) {
  Json json{{"contract", choice.contract}};
  add_points(json, choice.score);
  json["gain"] = points_json(choice.gain);
  json["gain_over_year"] = points_json(choice.gain_over_year);
  json["loses_score_on"] = day_json(choice.loses_score_on);
  return json;
}

}  // namespace

std::string standing_json(const StandingPage& page) {
  Json json{{"freelancer", page.subject.freelancer},
            {"as_of", to_string(page.standing.as_of)},
            {"policy", page.subject.policy.id}};
  add_points(json, page.score);
  Json badges = Json::array();
  for (const BadgeStanding& badge : page.standing.badges) badges.push_back(badge_json(badge));
  json["badges"] = std::move(badges);
  Json removals = Json::array();
  for (const RemovalChoice& choice : page.removals) removals.push_back(removal_json(choice));
  json["removals"] = std::move(removals);
  return dump(json);
}

}  // namespace jss::io
