// SPDX-License-Identifier: Apache-2.0
#include "jss/io/policy_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "jss/io/policy_parameter.h"

namespace jss::io {
namespace {

using Json = nlohmann::ordered_json;

const scoring::Policy& policy(std::string_view id) {
  static const auto embedded = PolicySeries::embedded();
  return *embedded->find(id);
}

Json parameter(std::string_view id, std::string_view name) {
  const Json json = Json::parse(policy_json(policy(id)));
  for (const Json& entry : json["parameters"]) {
    if (entry["name"] == name) return entry;
  }
  return nullptr;
}

TEST(PolicySummaryJson, NamesWhatChanges) {
  EXPECT_EQ(policy_summary_json(policy("2023-12"), &policy("2020-11")),
            R"({"id":"2023-12","title":"Two clients: two outcomes with two clients are enough",)"
            R"("effective_from":"2023-12-11","based_on":"2020-11","changes":["gate.outcomes"]})");
}

TEST(PolicySummaryJson, HasNullForWhatIsAbsent) {
  EXPECT_TRUE(Json::parse(policy_summary_json(policy("2015-03"), nullptr))["changes"].is_null());
  EXPECT_TRUE(Json::parse(policy_summary_json(policy("2015-03"), nullptr))["based_on"].is_null());
  EXPECT_TRUE(
      Json::parse(policy_summary_json(policy("equal"), nullptr))["effective_from"].is_null());
}

TEST(PolicyJson, HasEveryParameterInOrder) {
  const Json json = Json::parse(policy_json(policy("broad")));
  ASSERT_EQ(json["parameters"].size(), policy_parameters().size());
  for (std::size_t i = 0; i < policy_parameters().size(); ++i) {
    EXPECT_EQ(json["parameters"][i]["name"], policy_parameters()[i].name);
    EXPECT_EQ(json["parameters"][i].size(), 8U);
  }
}

TEST(PolicyJson, WritesEachTypeAsPolicyFilesDo) {
  EXPECT_EQ(parameter("2020-03", "gate.outcomes")["value"], 4);
  EXPECT_EQ(parameter("2020-03", "windows.trending")["value"], true);
  EXPECT_EQ(parameter("2020-03", "satisfaction.stars_success")["value"], "4.00");
  EXPECT_EQ(parameter("2020-03", "satisfaction.private")["value"], "decides");
  EXPECT_EQ(parameter("2020-03", "windows.months")["value"].dump(), "[24,12,6]");
  EXPECT_EQ(parameter("2020-03", "satisfaction.failure_reasons")["value"].dump(),
            R"(["unresponsive","misrepresented","unprofessional"])");
  EXPECT_EQ(parameter("2020-03", "size.tiers")["value"][2].dump(),
            R"({"from":"1000.01","weight":1500})");
  EXPECT_EQ(parameter("2020-03", "cadence.anchor")["value"], "2015-03-01");
  EXPECT_TRUE(parameter("2020-11", "silence.tolerated")["value"].is_null());
}

TEST(PolicyJson, TellsWhoseFileAValueComesFrom) {
  const Json entry = parameter("broad", "signals.contact_days");
  EXPECT_EQ(entry.dump(),
            R"({"name":"signals.contact_days","value":30,"type":"integer","bounds":"0 to 3650",)"
            R"("meaning":"Contact is recent for so many days.","source":"no public source",)"
            R"("grade":"assumed","policy":"broad"})");
  EXPECT_EQ(parameter("broad", "unpaid.positive")["policy"], "help-2020");
  EXPECT_TRUE(Json::parse(policy_json({}))["parameters"][0]["source"].is_null());
}

TEST(PolicyChangesJson, HasValuesAndWords) {
  EXPECT_EQ(policy_changes_json(policy("2020-11"), policy("2023-12")),
            R"({"from":"2020-11","to":"2023-12","changes":[{"name":"gate.outcomes","from":4,)"
            R"("to":2,"effect":"A score needs 2 outcomes instead of 4."}]})");
}

}  // namespace
}  // namespace jss::io
