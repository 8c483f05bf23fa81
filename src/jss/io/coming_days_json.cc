// SPDX-License-Identifier: Apache-2.0
#include "jss/io/coming_days_json.h"

#include "jss/base/money.h"
#include "jss/io/json_value.h"
#include "jss/scoring/score.h"

namespace jss::io {
namespace {

using Json = nlohmann::ordered_json;

}  // namespace

std::string coming_day_json(const insight::ComingDay& day) {
  Json json{{"day", to_string(day.day)},
            {"policy", day.policy->id},
            {"may_change", day.may_change},
            {"changing", day.changing}};
  Json causes = Json::object();
  for (std::size_t i = 0; i < insight::kCauseCount; ++i) {
    if (day.causes.at(i) == 0) continue;
    causes[std::string(to_string(static_cast<insight::Cause>(i)))] = day.causes.at(i);
  }
  json["causes"] = std::move(causes);
  return dump(json);
}

std::string coming_turn_json(std::string_view freelancer, const insight::ComingTurn& turn) {
  Json json{{"freelancer", freelancer},
            {"day", to_string(turn.day)},
            {"policy", turn.policy->id},
            {"changes", turn.changes}};
  const insight::BookedScore& shown = turn.shown;
  json["score"] = shown.value ? Json(scoring::points(*shown.value)) : Json(nullptr);
  json["exact"] = shown.value
                      ? Json(hundredths_to_string(scoring::points_in_hundredths(*shown.value)))
                      : Json(nullptr);
  json["window"] = shown.value ? Json(scoring::window_name(shown.months)) : Json(nullptr);
  json["reason"] = shown.reason ? Json(to_string(*shown.reason)) : Json(nullptr);
  Json causes = Json::array();
  for (std::size_t i = 0; i < insight::kCauseCount; ++i) {
    const auto cause = static_cast<insight::Cause>(i);
    if (turn.causes.has(cause)) causes.push_back(to_string(cause));
  }
  json["causes"] = std::move(causes);
  return dump(json);
}

}  // namespace jss::io
