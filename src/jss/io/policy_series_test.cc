// SPDX-License-Identifier: Apache-2.0
#include "jss/io/policy_series.h"

#include <gmock/gmock.h>

#include <map>

#include "jss/io/policy_parameter.h"

namespace jss::io {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const PolicySeries& series() {
  static const auto embedded = PolicySeries::embedded();
  EXPECT_TRUE(embedded.has_value()) << embedded.error().message;
  return *embedded;
}

std::string value(std::string_view policy, std::string_view parameter) {
  const scoring::Policy* found = series().find(policy);
  EXPECT_NE(found, nullptr) << policy;
  return found == nullptr ? "" : parameter_value(found->rules, parameter);
}

/// The parameters in which a policy differs from the one it is based on, with their values.
std::map<std::string_view, std::string> changes_of(std::string_view policy) {
  const scoring::Policy& made = *series().find(policy);
  std::map<std::string_view, std::string> changes;
  for (const auto& change : policy_changes(series().find(made.based_on)->rules, made.rules)) {
    changes[change.parameter->name] = change.to;
  }
  return changes;
}

using Values = std::map<std::string_view, std::string>;

TEST(PolicySeries, HasTheDatedPoliciesFirstThenTheOthersById) {
  std::vector<std::string> names;
  for (const scoring::Policy& policy : series().policies()) {
    const std::string day = to_string(policy.effective_from);
    names.push_back(policy.id + (day.empty() ? "" : " " + day));
  }
  EXPECT_THAT(names, ElementsAre("2015-03 2015-03-01", "2020-03 2020-03-01", "2020-11 2020-11-08",
                                 "2023-12 2023-12-11", "2024-09 2024-09-03", "2026-01 2026-01-01",
                                 "broad", "equal", "help-2020", "published"));
}

TEST(PolicySeries, PicksThePolicyInForceFromItsFirstDayOn) {
  const auto id_on = [](std::string_view day) {
    return (*series().in_force_on(*parse_day(day)))->id;
  };
  EXPECT_EQ(id_on("2015-03-01"), "2015-03");
  EXPECT_EQ(id_on("2020-02-29"), "2015-03");
  EXPECT_EQ(id_on("2020-03-01"), "2020-03");
  EXPECT_EQ(id_on("2020-11-07"), "2020-03");
  EXPECT_EQ(id_on("2020-11-08"), "2020-11");
  EXPECT_EQ(id_on("2023-12-10"), "2020-11");
  EXPECT_EQ(id_on("2023-12-11"), "2023-12");
  EXPECT_EQ(id_on("2024-09-02"), "2023-12");
  EXPECT_EQ(id_on("2024-09-03"), "2024-09");
  EXPECT_EQ(id_on("2025-12-31"), "2024-09");
  EXPECT_EQ(id_on("2026-01-01"), "2026-01");
  EXPECT_EQ(id_on("9999-12-31"), "2026-01");
}

TEST(PolicySeries, HasNoPolicyBeforeTheFirstDayAndNamesIt) {
  const auto none = series().in_force_on(*parse_day("2015-02-28"));
  ASSERT_FALSE(none.has_value());
  EXPECT_EQ(none.error().code, ErrorCode::invalid_input);
  EXPECT_THAT(none.error().message, AllOf(HasSubstr("2015-02-28"), HasSubstr("2015-03-01")));
}

TEST(PolicySeries, FindsNoPolicyOfAnUnknownId) {
  EXPECT_EQ(series().find("2015-04"), nullptr);
  EXPECT_EQ(series().find(""), nullptr);
}

TEST(PolicySeries, HasAnEmptySeriesNeverInForce) {
  EXPECT_FALSE(PolicySeries().in_force_on(kLastDay).has_value());
}

TEST(PolicySeries, BeginsWithTheClassicRules) {
  const Values classic{
      {"feedback_days", "14"},
      {"removed", "excluded"},
      {"flagged_client", "drop_all"},
      {"windows.months", "24, 12, 6"},
      {"windows.trending", "yes"},
      {"gate.outcomes", "4"},
      {"gate.clients", "3"},
      {"gate.client_scope", "window"},
      {"satisfaction.private", "decides"},
      {"satisfaction.stars_success", "4.00"},
      {"satisfaction.stars_failure", "3.00"},
      {"satisfaction.recommend_success", "9"},
      {"satisfaction.recommend_failure", "6"},
      {"satisfaction.failure_reasons", "unresponsive, misrepresented, unprofessional"},
      {"satisfaction.dispute_lost_fails", "yes"},
      {"credit.success", "1000"},
      {"credit.neutral", "500"},
      {"credit.failure", "0"},
      {"factor.failure", "1500"},
      {"factor.unpaid", "850"},
      {"size.tiers", "none"},
      {"length.mode", "scale"},
      {"length.step", "250"},
      {"length.cap", "5"},
      {"unpaid.positive", "counts"},
      {"unpaid.silent", "failure"},
      {"unpaid.prompt_days", "14"},
      {"unpaid.prompt_factor", "500"},
      {"silence.tolerated", "200"},
      {"silence.weight", "500"},
      {"idle.days", "90"},
      {"idle.pause_limit_days", "180"},
      {"idle.contact_counts", "no"},
      {"long_term.days", "90"},
      {"long_term.recent_days", "30"},
      {"long_term.vouches", "no"},
      {"client_record.flag_min", "4"},
      {"client_record.flag_mean", "2.50"},
      {"client_record.harsh_min", "5"},
      {"client_record.harsh_share", "600"},
      {"client_record.harsh_factor", "500"},
      {"signals.deadlines", "unset"},
      {"signals.retention", "unset"},
      {"signals.engagement", "unset"},
      {"signals.contact_days", "unset"},
      {"signals.completion", "unset"},
      {"signals.stale_days", "unset"},
      {"signals.profile", "unset"},
      {"cadence.days", "14"},
      {"cadence.anchor", "2015-03-01"},
  };
  Values found;
  for (const PolicyParameter& parameter : policy_parameters()) {
    found[parameter.name] = value("2015-03", parameter.name);
  }
  EXPECT_EQ(found, classic);
}

TEST(PolicySeries, ChangesOnlyWhatEachPolicyStandsFor) {
  EXPECT_EQ(changes_of("2020-03"), (Values{{"flagged_client", "drop_failures"},
                                           {"size.tiers", "0: 1000, 251: 1250, 1000.01: 1500"},
                                           {"unpaid.positive", "excluded"}}));
  EXPECT_EQ(changes_of("2020-11"), (Values{{"gate.clients", "2"},
                                           {"unpaid.silent", "excluded"},
                                           {"silence.tolerated", "unset"},
                                           {"silence.weight", "unset"},
                                           {"idle.days", "unset"},
                                           {"idle.pause_limit_days", "unset"}}));
  EXPECT_EQ(changes_of("2023-12"), (Values{{"gate.outcomes", "2"}}));
  EXPECT_EQ(changes_of("2024-09"), (Values{{"windows.trending", "no"},
                                           {"gate.client_scope", "lifetime"},
                                           {"satisfaction.private", "vetoes"},
                                           {"satisfaction.stars_success", "3.00"},
                                           {"satisfaction.dispute_lost_fails", "no"},
                                           {"factor.failure", "1000"},
                                           {"factor.unpaid", "1000"},
                                           {"length.mode", "units"},
                                           {"length.cap", "8"},
                                           {"long_term.recent_days", "unset"},
                                           {"long_term.vouches", "yes"},
                                           {"client_record.harsh_min", "unset"},
                                           {"client_record.harsh_share", "unset"},
                                           {"client_record.harsh_factor", "unset"},
                                           {"cadence.days", "1"}}));
  EXPECT_EQ(changes_of("2026-01"), (Values{{"satisfaction.private", "ignored"}}));
}

TEST(PolicySeries, HasFurtherPoliciesBesideIt) {
  EXPECT_EQ(changes_of("published"), (Values{{"credit.neutral", "0"},
                                             {"credit.failure", "-1000"},
                                             {"factor.failure", "1000"},
                                             {"factor.unpaid", "1000"}}));
  EXPECT_EQ(changes_of("equal"), (Values{{"factor.failure", "1000"},
                                         {"factor.unpaid", "1000"},
                                         {"size.tiers", "none"},
                                         {"length.mode", "none"},
                                         {"unpaid.prompt_factor", "1000"},
                                         {"silence.tolerated", "unset"},
                                         {"silence.weight", "unset"},
                                         {"client_record.harsh_min", "unset"},
                                         {"client_record.harsh_share", "unset"},
                                         {"client_record.harsh_factor", "unset"}}));
  EXPECT_EQ(changes_of("help-2020"), (Values{{"unpaid.positive", "counts"}}));
  EXPECT_EQ(changes_of("broad"), (Values{{"idle.contact_counts", "yes"},
                                         {"signals.deadlines", "500"},
                                         {"signals.retention", "500"},
                                         {"signals.engagement", "300"},
                                         {"signals.contact_days", "30"},
                                         {"signals.completion", "500"},
                                         {"signals.stale_days", "30"},
                                         {"signals.profile", "200"}}));
  EXPECT_EQ(series().find("published")->based_on, "2020-03");
  EXPECT_EQ(series().find("equal")->based_on, "2020-03");
  EXPECT_EQ(series().find("help-2020")->based_on, "2020-03");
  EXPECT_EQ(series().find("broad")->based_on, "help-2020");
}

TEST(PolicySeries, HasEvidenceForEveryParameterOfEveryPolicy) {
  for (const scoring::Policy& policy : series().policies()) {
    for (const PolicyParameter& parameter : policy_parameters()) {
      const auto evidence = policy.evidence.find(parameter.name);
      ASSERT_NE(evidence, policy.evidence.end()) << policy.id << " " << parameter.name;
      EXPECT_FALSE(evidence->second.source.empty());
      EXPECT_NE(series().find(evidence->second.policy_id), nullptr);
    }
  }
}

}  // namespace
}  // namespace jss::io
