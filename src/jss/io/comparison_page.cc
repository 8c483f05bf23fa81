// SPDX-License-Identifier: Apache-2.0
#include "jss/io/comparison_page.h"

#include "jss/base/money.h"
#include "jss/io/csv_field.h"
#include "jss/io/json_value.h"

namespace jss::io {
namespace {

using insight::BoundCount;
using insight::Comparison;
using insight::ScoreMove;
using insight::ShownScore;
using Json = nlohmann::ordered_json;

void add_shown(Json& json, const std::string& when, const std::optional<ShownScore>& score) {
  json[when] = score ? Json(score->points) : Json(nullptr);
  json[when + "_exact"] = score ? Json(hundredths_to_string(score->hundredths)) : Json(nullptr);
  json[when + "_window"] = score ? Json(scoring::window_name(score->months)) : Json(nullptr);
}

Json move_json(const scoring::ContractTable& table, const ScoreMove& move) {
  Json json{{"freelancer", table.freelancer_id(move.freelancer)}};
  add_shown(json, "before", move.before);
  add_shown(json, "after", move.after);
  json["change"] = points_json(move.change());
  return json;
}

Json bound_json(const BoundCount& bound) {
  Json badges = Json::array();
  for (const insight::Badge badge : bound.badges) badges.push_back(to_string(badge));
  return {{"points", bound.points}, {"badges", std::move(badges)}, {"before", bound.before},
          {"after", bound.after},   {"rise", bound.rise},          {"fall", bound.fall}};
}

void append_shown(std::string& line, const std::optional<ShownScore>& score) {
  if (!score) {
    line += ",,,";
    return;
  }
  line += "," + std::to_string(score->points) + "," + hundredths_to_string(score->hundredths) +
          "," + scoring::window_name(score->months);
}

}  // namespace

std::string comparison_json(const ComparisonPage& page) {
  const Comparison& comparison = page.comparison;
  Json json{{"as_of", to_string(page.as_of)},
            {"policy", page.after.id},
            {"against", page.before.id},
            {"freelancers", comparison.moves.size()},
            {"gain", comparison.gain},
            {"lose", comparison.lose},
            {"stay", comparison.stay},
            {"appear", comparison.appear},
            {"disappear", comparison.disappear},
            {"unscored", comparison.unscored},
            {"shown_otherwise", comparison.shown_otherwise}};
  json["mean_change"] = points_json(comparison.mean_change);
  json["median_change"] = points_json(comparison.median_change);
  json["changes"] = Json::array();
  for (const insight::ChangeBand& band : comparison.changes) {
    json["changes"].push_back(
        {{"from", hundredths_to_string(band.from)}, {"lose", band.lose}, {"gain", band.gain}});
  }
  json["scores"] = Json::array();
  for (const insight::ScoreBand& band : comparison.scores) {
    json["scores"].push_back({{"from", band.from}, {"before", band.before}, {"after", band.after}});
  }
  json["bounds"] = Json::array();
  for (const BoundCount& bound : comparison.bounds) json["bounds"].push_back(bound_json(bound));
  json["largest"] = Json::array();
  for (const ScoreMove& move : comparison.largest) {
    json["largest"].push_back(move_json(page.table, move));
  }
  return dump(json);
}

std::string comparison_csv(const ComparisonPage& page) {
  std::string text =
      "freelancer,as_of,policy,against,before,before_exact,before_window,after,after_exact,"
      "after_window,change\n";
  const std::string rules =
      "," + to_string(page.as_of) + "," + page.after.id + "," + page.before.id;
  for (const ScoreMove& move : page.comparison.moves) {
    append_csv_field(text, page.table.freelancer_id(move.freelancer));
    text += rules;
    append_shown(text, move.before);
    append_shown(text, move.after);
    text += ',';
    if (const auto change = move.change()) text += hundredths_to_string(*change);
    text += '\n';
  }
  return text;
}

}  // namespace jss::io
