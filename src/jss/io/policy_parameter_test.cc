// SPDX-License-Identifier: Apache-2.0
#include "jss/io/policy_parameter.h"

#include <gmock/gmock.h>

#include <set>

#include "jss/io/policy_field.h"
#include "jss/io/policy_series.h"
#include "jss/io/policy_value.h"

namespace jss::io {
namespace {

using scoring::Rules;
using testing::HasSubstr;
using testing::Not;

Rules rules_of(std::string_view id) {
  static const auto series = PolicySeries::embedded();
  return series->find(id)->rules;
}

/// The effect of the change of one parameter; empty if it does not change.
std::string effect(const Rules& from, const Rules& to, std::string_view name) {
  for (const ParameterChange& change : policy_changes(from, to)) {
    if (change.parameter->name == name) return change.effect;
  }
  return {};
}

std::string effect(std::string_view from, std::string_view to, std::string_view name) {
  return effect(rules_of(from), rules_of(to), name);
}

TEST(PolicyParameters, AreAllFiftyEachWithTypeBoundsAndMeaning) {
  std::set<std::string_view> names;
  for (const PolicyParameter& parameter : policy_parameters()) {
    names.insert(parameter.name);
    EXPECT_FALSE(parameter.type.empty()) << parameter.name;
    EXPECT_FALSE(parameter.bounds.empty()) << parameter.name;
    EXPECT_TRUE(parameter.meaning.ends_with('.')) << parameter.name;
  }
  EXPECT_EQ(names.size(), 50U);
  EXPECT_EQ(policy_parameters().size(), 50U);
  EXPECT_EQ(policy_parameters()[3].name, "windows.months");
  EXPECT_EQ(policy_parameters()[5].bounds, "1 to 1000");
  EXPECT_EQ(policy_parameters()[7].bounds, "window or lifetime");
}

TEST(PolicyParameters, ReachEachTheirOwnMember) {
  for (const PolicyField& field : policy_fields()) {
    const auto* access = std::get_if<NumberAccess>(&field.access);
    if (access == nullptr) continue;
    Rules changed = rules_of("broad");
    const int value = access->get(changed).value_or(0);
    access->set(changed, value == 0 ? 1 : value - 1);
    const auto changes = policy_changes(rules_of("broad"), changed);
    ASSERT_EQ(changes.size(), 1U) << field.name;
    EXPECT_EQ(changes.front().parameter->name, field.name);
  }
}

TEST(PolicyParameters, NameOnlyParametersThatExist) {
  for (const PolicyField& field : policy_fields()) {
    for (const std::string_view other : field.needs) {
      EXPECT_TRUE(other.empty() || find_policy_field(other) != nullptr) << other;
    }
    const bool demanded = field.demand.holds != nullptr;
    EXPECT_EQ(demanded, find_policy_field(field.demand.by) != nullptr);
    if (field.order.other.empty()) continue;
    const PolicyField* other = find_policy_field(field.order.other);
    ASSERT_NE(other, nullptr);
    EXPECT_TRUE(std::holds_alternative<NumberAccess>(other->access));
  }
}

TEST(PolicyChanges, AreNoneBetweenARuleSetAndItself) {
  EXPECT_TRUE(policy_changes(rules_of("2024-09"), rules_of("2024-09")).empty());
}

TEST(PolicyChanges, SayInWordsWhatANumberDoes) {
  EXPECT_EQ(effect("2020-11", "2023-12", "gate.outcomes"),
            "A score needs 2 outcomes instead of 4.");
  EXPECT_EQ(effect("2015-03", "published", "credit.failure"), "A failure counts -1 instead of 0.");
  EXPECT_EQ(effect("2023-12", "2024-09", "satisfaction.stars_success"),
            "A success takes 3.00 stars instead of 4.00.");
  EXPECT_EQ(effect("2024-09", "2023-12", "factor.failure"),
            "The weight of a failure is multiplied by 1.5 instead of 1.");
  EXPECT_EQ(effect("2024-09", "2023-12", "factor.unpaid"),
            "The weight of a failure that earned nothing is multiplied by 0.85 instead of 1.");
}

TEST(PolicyChanges, SpeakOfOneInTheSingular) {
  Rules one = rules_of("2023-12");
  one.gate.outcomes = 1;
  one.length.cap = 1;
  EXPECT_EQ(effect(rules_of("2023-12"), one, "gate.outcomes"),
            "A score needs 1 outcome instead of 2.");
  EXPECT_EQ(effect(rules_of("2023-12"), one, "length.cap"),
            "At most 1 stretch of 90 days count for one contract instead of 5.");
  EXPECT_EQ(effect("2023-12", "2024-09", "length.cap"),
            "At most 8 stretches of 90 days count for one contract instead of 5.");
}

TEST(PolicyChanges, SayWhatBeginsAndWhatEnds) {
  EXPECT_EQ(effect("2020-03", "2020-11", "silence.tolerated"),
            "Contracts without feedback no longer weigh on the score.");
  EXPECT_EQ(effect("2020-11", "2020-03", "silence.tolerated"),
            "More contracts without feedback than 20% weigh on the score.");
  EXPECT_EQ(effect("2020-11", "2020-03", "silence.weight"),
            "Each contract without feedback beyond that share weighs 0.5, as a failure.");
  EXPECT_EQ(effect("2020-03", "2020-11", "idle.pause_limit_days"),
            "idle.pause_limit_days no longer plays a part.");
  EXPECT_EQ(effect("help-2020", "broad", "signals.contact_days"), "Contact is recent for 30 days.");
}

TEST(PolicyChanges, SayWhatAWordStandsFor) {
  EXPECT_EQ(effect("2024-09", "2026-01", "satisfaction.private"),
            "The client's private answer does not count; the public stars alone do.");
  EXPECT_EQ(effect("2015-03", "2020-03", "unpaid.positive"),
            "Praise for a contract that earned nothing no longer counts.");
  EXPECT_EQ(effect("2024-09", "2023-12", "windows.trending"),
            "The mean of the last 6 and the last 3 months can be the score.");
}

TEST(PolicyChanges, SayWhatAListHolds) {
  EXPECT_EQ(effect("2015-03", "2020-03", "size.tiers"),
            "What a contract earned weighs: 1 from 0.00, 1.25 from 251.00 and 1.5 from 1000.01.");
  EXPECT_EQ(effect("2020-03", "equal", "size.tiers"),
            "What a contract earned no longer weighs: large and small count the same.");
  Rules changed = rules_of("2024-09");
  changed.windows.months = {6};
  changed.satisfaction.failure_reasons = {};
  EXPECT_EQ(effect(rules_of("2024-09"), changed, "windows.months"),
            "The score is the best of the last 6 months instead of 24, 12 and 6.");
  EXPECT_EQ(effect(rules_of("2024-09"), changed, "satisfaction.failure_reasons"),
            "No reason that the client gives makes a contract a failure any more.");
  EXPECT_EQ(effect(changed, rules_of("2024-09"), "satisfaction.failure_reasons"),
            "The client's reason can make a contract a failure: unresponsive, misrepresented and "
            "unprofessional.");
}

TEST(PolicyChanges, SayWhenAParameterPlaysNoPart) {
  Rules changed = rules_of("2026-01");
  changed.satisfaction.recommend_success = 10;
  changed.length.step = 100;
  EXPECT_EQ(effect(rules_of("2026-01"), changed, "satisfaction.recommend_success"),
            "satisfaction.recommend_success plays no part under either.");
  EXPECT_EQ(effect(rules_of("2023-12"), changed, "length.step"),
            "length.step no longer plays a part.");
  EXPECT_EQ(effect(changed, rules_of("2023-12"), "length.step"),
            "Each stretch of 90 days beyond the first adds 25% to the weight.");
}

/// Rules in which every parameter that may be unset is.
Rules barest(Rules rules) {
  for (const PolicyField& field : policy_fields()) {
    const auto* access = std::get_if<NumberAccess>(&field.access);
    if (access != nullptr && field.may_be_unset) access->set(rules, std::nullopt);
  }
  rules.length.mode = scoring::LengthMode::none;
  rules.size.tiers.clear();
  rules.satisfaction.failure_reasons = {};
  return rules;
}

TEST(PolicyChanges, HaveASentenceForEveryParameterThatSetsOrUnsetsIt) {
  const Rules full = rules_of("broad");
  const Rules bare = barest(full);
  for (const auto& [from, to] : {std::pair(full, bare), std::pair(bare, full)}) {
    for (const ParameterChange& change : policy_changes(from, to)) {
      EXPECT_TRUE(change.effect.ends_with('.')) << change.parameter->name;
      EXPECT_THAT(change.effect, Not(HasSubstr("unset"))) << change.parameter->name;
      EXPECT_THAT(change.effect, Not(HasSubstr("none"))) << change.parameter->name;
      EXPECT_THAT(change.effect, Not(HasSubstr("{"))) << change.parameter->name;
    }
  }
}

TEST(PolicyChanges, HaveASentenceForEveryOtherValue) {
  const Rules before = rules_of("broad");
  for (const PolicyField& field : policy_fields()) {
    const auto* access = std::get_if<NumberAccess>(&field.access);
    if (access == nullptr) continue;
    const int last = field.words.empty() ? field.low : static_cast<int>(field.words.size()) - 1;
    for (const int value : {0, last}) {
      Rules after = before;
      if (field.kind != ValueKind::day) access->set(after, std::max(value, field.low));
      if (field.kind == ValueKind::day) access->set(after, 0);
      if (show_value(field, before) == show_value(field, after)) continue;
      const std::string words = effect(before, after, field.name);
      EXPECT_GT(words.size(), 20U) << field.name;
      EXPECT_TRUE(words.ends_with('.')) << field.name;
      EXPECT_THAT(words, Not(HasSubstr("{"))) << field.name;
    }
  }
}

}  // namespace
}  // namespace jss::io
