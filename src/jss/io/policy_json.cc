// SPDX-License-Identifier: Apache-2.0
#include "jss/io/policy_json.h"

#include <nlohmann/json.hpp>

#include "jss/io/policy_parameter.h"
#include "jss/io/policy_value.h"

namespace jss::io {
namespace {

using scoring::Policy;
using scoring::Rules;
using Json = nlohmann::ordered_json;

Json value_json(const PolicyField& field, const NumberAccess& access, const Rules& rules) {
  const std::optional<int> number = access.get(rules);
  if (!number) return nullptr;
  if (field.kind == ValueKind::integer) return *number;
  if (field.kind == ValueKind::yes_no) return *number == 1;
  return show_value(field, rules);
}

Json value_json(const PolicyField&, const ListAccess<Months>& access, const Rules& rules) {
  return access.read(rules);
}

Json value_json(const PolicyField&, const ListAccess<Reasons>& access, const Rules& rules) {
  Json words = Json::array();
  for (std::size_t i = 0; i < Reasons{}.size(); ++i) {
    if (access.read(rules)[i]) words.push_back(to_string(static_cast<scoring::EndReason>(i)));
  }
  return words;
}

Json value_json(const PolicyField&, const ListAccess<Tiers>& access, const Rules& rules) {
  Json tiers = Json::array();
  for (const scoring::SizeTier& tier : access.read(rules)) {
    tiers.push_back({{"from", hundredths_to_string(tier.from.count)}, {"weight", tier.weight}});
  }
  return tiers;
}

Json value_json(const PolicyField& field, const Rules& rules) {
  return std::visit([&](const auto& access) { return value_json(field, access, rules); },
                    field.access);
}

Json heading_json(const Policy& policy) {
  Json json{{"id", policy.id}, {"title", policy.title}};
  json["effective_from"] =
      policy.effective_from.present() ? Json(to_string(policy.effective_from)) : Json(nullptr);
  json["based_on"] = policy.based_on.empty() ? Json(nullptr) : Json(policy.based_on);
  return json;
}

}  // namespace

std::string policy_summary_json(const Policy& policy, const Policy* base) {
  Json json = heading_json(policy);
  json["changes"] = nullptr;
  if (base != nullptr) {
    json["changes"] = Json::array();
    for (const ParameterChange& change : policy_changes(base->rules, policy.rules)) {
      json["changes"].push_back(change.parameter->name);
    }
  }
  return json.dump();
}

std::string policy_json(const Policy& policy) {
  Json json = heading_json(policy);
  json["parameters"] = Json::array();
  for (const PolicyField& field : policy_fields()) {
    Json entry{{"name", field.name},
               {"value", value_json(field, policy.rules)},
               {"type", type_in_words(field.kind)},
               {"bounds", bounds_in_words(field)},
               {"meaning", field.meaning}};
    const auto evidence = policy.evidence.find(field.name);
    const bool known = evidence != policy.evidence.end();
    entry["source"] = known ? Json(evidence->second.source) : Json(nullptr);
    entry["grade"] = known ? Json(to_string(evidence->second.grade)) : Json(nullptr);
    entry["policy"] = known ? Json(evidence->second.policy_id) : Json(nullptr);
    json["parameters"].push_back(std::move(entry));
  }
  return json.dump();
}

std::string policy_changes_json(const Policy& from, const Policy& to) {
  Json json{{"from", from.id}, {"to", to.id}};
  json["changes"] = Json::array();
  for (const ParameterChange& change : policy_changes(from.rules, to.rules)) {
    const PolicyField& field = *find_policy_field(change.parameter->name);
    json["changes"].push_back({{"name", field.name},
                               {"from", value_json(field, from.rules)},
                               {"to", value_json(field, to.rules)},
                               {"effect", change.effect}});
  }
  return json.dump();
}

}  // namespace jss::io
