// SPDX-License-Identifier: Apache-2.0
#include "jss/io/trend_json.h"

#include "jss/base/money.h"
#include "jss/io/json_value.h"
#include "jss/scoring/score.h"

namespace jss::io {
namespace {

using insight::Quarter;
using insight::Trend;
using Json = nlohmann::ordered_json;

Json quarter_json(const Quarter& quarter) {
  const auto share = quarter.share();
  Json json{{"from", to_string(quarter.from)}, {"to", to_string(quarter.to)}};
  json["share"] =
      share ? Json(hundredths_to_string(scoring::points_in_hundredths(*share))) : Json(nullptr);
  json["success"] = quarter.success;
  json["neutral"] = quarter.neutral;
  json["failure"] = quarter.failure;
  json["contracts"] = quarter.contracts;
  json["clients"] = quarter.clients;
  json["success_weight"] = quarter.success_weight;
  json["weight"] = quarter.weight;
  json["comparable"] = quarter.comparable;
  return json;
}

Json answer(std::optional<bool> as_good) { return as_good ? Json(*as_good) : Json(nullptr); }

}  // namespace

std::string trend_json(const FreelancerSubject& subject, const Trend& trend) {
  Json json{{"freelancer", subject.freelancer},
            {"as_of", to_string(subject.as_of)},
            {"policy", subject.policy.id},
            {"least_contracts", subject.policy.rules.gate.outcomes},
            {"as_good_as_last_quarter", answer(trend.as_good_as(trend.last_quarter()))},
            {"as_good_as_last_year", answer(trend.as_good_as(trend.last_year()))}};
  Json quarters = Json::array();
  for (const Quarter& quarter : trend.quarters) quarters.push_back(quarter_json(quarter));
  json["quarters"] = std::move(quarters);
  return dump(json);
}

}  // namespace jss::io
