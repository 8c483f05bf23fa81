// SPDX-License-Identifier: Apache-2.0
#include "jss/io/score_json.h"

#include "jss/base/money.h"
#include "jss/io/json_value.h"

namespace jss::io {
namespace {

using insight::ContractPart;
using insight::Explanation;
using scoring::points;
using scoring::points_in_hundredths;
using Json = nlohmann::ordered_json;

Json window_json(const scoring::WindowScore& window) {
  Json json{{"window", scoring::window_name(window.months)}, {"qualifies", window.qualifies}};
  json["score"] = window.value ? Json(points(*window.value)) : Json(nullptr);
  json["exact"] = window.value ? Json(hundredths_to_string(points_in_hundredths(*window.value)))
                               : Json(nullptr);
  const bool has_sums = window.months > 0;
  const auto sum = [has_sums](std::int64_t value) {
    return has_sums ? Json(value) : Json(nullptr);
  };
  json["outcomes"] = sum(window.sums.outcomes);
  json["clients"] = sum(window.sums.clients);
  json["success_weight"] = sum(window.sums.success_weight);
  json["weight"] = sum(window.sums.weight);
  return json;
}

Json line_json(const ScoreOwner& owner, const scoring::Score& score) {
  Json json{{"freelancer", owner.freelancer},
            {"as_of", to_string(owner.as_of)},
            {"policy", owner.policy_id}};
  add_score(json, score);
  Json windows = Json::array();
  for (const scoring::WindowScore& window : score.windows()) windows.push_back(window_json(window));
  json["windows"] = std::move(windows);
  return json;
}

Json line_json(const ScoreSubject& subject, const scoring::Score& score) {
  return line_json(
      ScoreOwner{subject.table.freelancer_id(subject.freelancer), subject.as_of, subject.policy_id},
      score);
}

Json contract_json(const scoring::ContractTable& table, const Explanation& explanation,
                   const ContractPart& part) {
  Json units = Json::array();
  for (const scoring::Unit& unit : explanation.units_of(part)) {
    units.push_back(
        {{"day", to_string(unit.day)}, {"credit", unit.credit}, {"weight", unit.weight}});
  }
  return {{"contract", table.contract_id(part.row)},
          {"outcome", to_string(part.outcome.kind)},
          {"why", to_string(part.outcome.why)},
          {"points_lost", points_json(part.points_lost)},
          {"units", std::move(units)}};
}

Json reason_json(const scoring::ContractTable& table, const insight::Reason& reason) {
  Json contracts = Json::array();
  for (const std::uint32_t row : reason.contracts) contracts.push_back(table.contract_id(row));
  return {{"reason", reason.code},
          {"points_lost", hundredths_to_string(reason.points_lost)},
          {"contracts", std::move(contracts)}};
}

}  // namespace

std::string score_json(const ScoreSubject& subject, const scoring::Score& score) {
  return dump(line_json(subject, score));
}

std::string score_json(const ScoreOwner& owner, const scoring::Score& score) {
  return dump(line_json(owner, score));
}

std::string explanation_json(const ScoreSubject& subject, const Explanation& explanation,
                             Detail detail) {
  Json json = line_json(subject, explanation.score);
  Json contracts = Json::array();
  for (const ContractPart& part : explanation.contracts) {
    contracts.push_back(contract_json(subject.table, explanation, part));
  }
  json["contracts"] = std::move(contracts);
  Json lines = Json::array();
  for (const insight::LinePart& part : explanation.lines) {
    lines.push_back(
        {{"line", to_string(part.line)}, {"points_lost", hundredths_to_string(part.points_lost)}});
  }
  json["lines"] = std::move(lines);
  if (detail == Detail::contracts_and_reasons) {
    Json reasons = Json::array();
    for (const insight::Reason& reason : explanation.reasons) {
      reasons.push_back(reason_json(subject.table, reason));
    }
    json["reasons"] = std::move(reasons);
  }
  return dump(json);
}

}  // namespace jss::io
