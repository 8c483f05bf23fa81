// SPDX-License-Identifier: Apache-2.0
#include "jss/scoring/unit.h"

#include <gtest/gtest.h>

#include <vector>

namespace jss::scoring {
namespace {

Day day(int year, int month, int day_of_month) { return *day_of(year, month, day_of_month); }

// A contract of 270 days with a payment in each of its three stretches, well ended.
ContractState three_stretches() {
  ContractState contract;
  contract.started_on = contract.first_paid_on = day(2024, 1, 1);
  contract.last_paid_on = contract.ended_on = contract.first_paid_on + 269;
  contract.earned = {500'000};
  contract.stars = 500;
  return contract;
}

Rules in_units(int cap) {
  Rules rules;
  rules.length.mode = LengthMode::units;
  rules.length.cap = cap;
  rules.size.tiers = {{{0}, 1000}, {{25'100}, 1250}, {{100'001}, 1500}};
  return rules;
}

std::vector<Unit> units_of(const ContractState& contract, OutcomeKind kind, const Rules& rules,
                           Day as_of) {
  const Outcome outcome{
      kind, kind == OutcomeKind::failure ? Why::negative_feedback : Why::positive_feedback};
  std::vector<Unit> units;
  visit_units(contract, facts_of(contract, rules, as_of), outcome, false, rules, as_of,
              [&units](const Unit& unit) { units.push_back(unit); });
  return units;
}

TEST(TierWeight, BeginsAtItsAmountToTheCent) {
  const Rules rules = in_units(8);
  EXPECT_EQ(tier_weight({25'099}, rules), 1000);
  EXPECT_EQ(tier_weight({25'100}, rules), 1250);
  EXPECT_EQ(tier_weight({100'000}, rules), 1250);
  EXPECT_EQ(tier_weight({100'001}, rules), 1500);
  EXPECT_EQ(tier_weight({100'001}, Rules{}), 1000);
}

TEST(Units, AreOneForEachPaidStretchAndCloseWithTheOutcome) {
  const Day today = day(2024, 12, 31);
  const auto units = units_of(three_stretches(), OutcomeKind::failure, in_units(8), today);
  ASSERT_EQ(units.size(), 3U);
  EXPECT_EQ(units[0], (Unit{day(2024, 1, 1) + 179, 1000, 1000}));
  EXPECT_EQ(units[1], (Unit{day(2024, 1, 1) + 89, 1000, 1000}));
  EXPECT_EQ(units[2], (Unit{day(2024, 1, 1) + 269, 0, 1500}));
}

TEST(Units, LeaveOutAStretchWithoutPayment) {
  ContractState contract = three_stretches();
  contract.paid_stretches = "101";
  const auto units = units_of(contract, OutcomeKind::success, in_units(8), day(2024, 12, 31));
  ASSERT_EQ(units.size(), 2U);
  EXPECT_EQ(units[0].day, day(2024, 1, 1) + 89);
}

TEST(Units, AreCappedFromTheOldEnd) {
  const auto units =
      units_of(three_stretches(), OutcomeKind::success, in_units(2), day(2024, 12, 31));
  ASSERT_EQ(units.size(), 2U);
  EXPECT_EQ(units[0].day, day(2024, 1, 1) + 179);
}

TEST(Units, OfAnOngoingContractAreItsCompletedStretches) {
  ContractState contract = three_stretches();
  contract.ended_on = kNoDay;
  const Rules rules = in_units(8);
  std::vector<Unit> units;
  const Day as_of = contract.last_paid_on - 1;  // the third stretch is one day short
  visit_units(contract, facts_of(contract, rules, as_of),
              {OutcomeKind::success, Why::ongoing_long_term}, false, rules, as_of,
              [&units](const Unit& unit) { units.push_back(unit); });
  ASSERT_EQ(units.size(), 2U);
  EXPECT_EQ(units[0].day, contract.first_paid_on + 179);
}

TEST(ScaledWeight, GrowsByAStepAStretchUpToTheCap) {
  Rules rules;
  rules.length.mode = LengthMode::scale;
  rules.length.step = 250;
  rules.length.cap = 2;
  const auto units = units_of(three_stretches(), OutcomeKind::success, rules, day(2024, 12, 31));
  ASSERT_EQ(units.size(), 1U);
  EXPECT_EQ(units[0].weight, 1250);
}

TEST(FailedWeight, IsRoundedDownAfterEachFactor) {
  Rules rules;
  rules.factor.unpaid = 333;
  rules.client_record.harsh_factor = 500;
  rules.unpaid.prompt_days = 14;
  rules.unpaid.prompt_factor = 500;
  ContractState contract;
  contract.started_on = day(2024, 1, 1);
  contract.ended_on = day(2024, 1, 15);
  const ContractFacts facts = facts_of(contract, rules, contract.ended_on);
  const Outcome silent{OutcomeKind::failure, Why::unpaid_silent};
  EXPECT_EQ(failed_weight(1000, contract, facts, silent, true, rules), 83);
  EXPECT_EQ(failed_weight(1000, contract, facts, silent, false, rules), 166);
  rules.unpaid.prompt_days = 13;
  EXPECT_EQ(failed_weight(1000, contract, facts, silent, false, rules), 333);
}

}  // namespace
}  // namespace jss::scoring
