// SPDX-License-Identifier: Apache-2.0
#include "jss/io/policy_writer.h"

#include <gtest/gtest.h>

#include "jss/io/policy_parameter.h"
#include "jss/io/policy_series.h"
#include "jss/io/policy_toml.h"

namespace jss::io {
namespace {

const scoring::Policy* nothing(std::string_view) { return nullptr; }

TEST(PolicyWriter, WritesEveryPolicySoThatItNeedsNoOther) {
  const auto series = PolicySeries::embedded();
  ASSERT_TRUE(series);
  for (const scoring::Policy& policy : series->policies()) {
    const std::string text = whole_policy_toml(policy);
    const auto read = read_policy(text, "whole", nothing);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->id, policy.id);
    EXPECT_EQ(read->title, policy.title);
    EXPECT_EQ(read->effective_from, policy.effective_from);
    EXPECT_EQ(read->based_on, "");
    EXPECT_TRUE(policy_changes(policy.rules, read->rules).empty()) << policy.id;
    ASSERT_EQ(read->evidence.size(), policy.evidence.size());
    for (const auto& [name, evidence] : policy.evidence) {
      EXPECT_EQ(read->evidence.at(name).source, evidence.source);
      EXPECT_EQ(read->evidence.at(name).grade, evidence.grade);
    }
    EXPECT_EQ(whole_policy_toml(*read), text) << "the same policy, the same bytes";
  }
}

TEST(PolicyWriter, KeepsQuotesAndWhatIsUnset) {
  const auto series = PolicySeries::embedded();
  ASSERT_TRUE(series);
  scoring::Policy policy = *series->find("2024-09");
  policy.title = R"(Ours, "as agreed" \ with ü)";
  policy.effective_from = kNoDay;
  ASSERT_FALSE(policy.rules.client_record.harsh_min) << "or the test says nothing";
  const auto read = read_policy(whole_policy_toml(policy), "whole", nothing);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->title, policy.title);
  EXPECT_FALSE(read->effective_from.present());
  EXPECT_FALSE(read->rules.client_record.harsh_min);
}

}  // namespace
}  // namespace jss::io
