// SPDX-License-Identifier: Apache-2.0
#include "jss/io/change_json.h"

#include "jss/io/json_value.h"

namespace jss::io {
namespace {

using insight::Change;
using insight::ChangePart;
using Json = nlohmann::ordered_json;

// A key that says nothing of this cause is left out.
Json cause_json(const ChangePart& part) {
  Json json{{"why", to_string(part.why)}};
  if (!part.contract.empty()) json["contract"] = part.contract;
  if (part.line) json["line"] = to_string(*part.line);
  if (part.window) json["window"] = scoring::window_name(*part.window);
  if (part.window_before) json["window_before"] = scoring::window_name(*part.window_before);
  if (!part.policy.empty()) json["policy"] = part.policy;
  if (part.outcome) {
    json["outcome"] = to_string(part.outcome->kind);
    json["reason"] = to_string(part.outcome->why);
  }
  if (!part.contract.empty() || part.line) {
    json["weight_before"] = part.weight_before;
    json["weight_after"] = part.weight_after;
  }
  return json;
}

Json part_json(const ChangePart& part) {
  Json json = Json::object();
  if (part.day.present()) json["day"] = to_string(part.day);
  json.update(cause_json(part));
  if (part.why == insight::ChangeCause::window_switched) {
    Json because = Json::array();
    for (const ChangePart& cause : part.because) because.push_back(cause_json(cause));
    json["because"] = std::move(because);
  }
  json["points"] = points_json(part.points);
  return json;
}

}  // namespace

std::string change_json(std::string_view freelancer, const Change& change) {
  Json json{{"freelancer", freelancer},
            {"from", to_string(change.from)},
            {"to", to_string(change.to)},
            {"from_score", shown_json(change.from_score)},
            {"to_score", shown_json(change.to_score)},
            {"from_exact", exact_json(change.from_score)},
            {"to_exact", exact_json(change.to_score)},
            {"from_reason", reason_json(change.from_score)},
            {"to_reason", reason_json(change.to_score)},
            {"change", points_json(change.points)},
            {"exact_shares", change.exact}};
  Json parts = Json::array();
  for (const ChangePart& part : change.parts) parts.push_back(part_json(part));
  json["parts"] = std::move(parts);
  return dump(json);
}

}  // namespace jss::io
