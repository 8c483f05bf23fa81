// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/unknown_range.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace jss::insight {
namespace {

using scoring::ContractRow;
using scoring::ContractState;
using scoring::ContractTable;
using scoring::ContractTableBuilder;
using scoring::Rules;

Day day(std::string_view text) { return *parse_day(text); }

constexpr Day kToday{20634};  // 2026-06-30

// Rules like those of 2026: windows of 24, 12 and 6 months, long contracts in units.
Rules recent_rules() {
  Rules rules;
  rules.gate = {.outcomes = 2, .clients = 2, .client_scope = scoring::ClientScope::lifetime};
  rules.satisfaction.stars_success = 300;
  rules.size.tiers = {{{0}, 1000}, {{25100}, 1250}, {{100001}, 1500}};
  rules.length = {.mode = scoring::LengthMode::units, .step = 0, .cap = 8};
  rules.long_term = {.days = 90, .recent_days = {}, .vouches = true};
  return rules;
}

// Rules like those of 2015: lapsing, silence, trending, weights that grow with length.
Rules early_rules() {
  Rules rules;
  rules.windows.trending = true;
  rules.gate = {.outcomes = 2, .clients = 2, .client_scope = scoring::ClientScope::window};
  rules.credit.failure = -500;
  rules.factor = {.failure = 1500, .unpaid = 850};
  rules.length = {.mode = scoring::LengthMode::scale, .step = 250, .cap = 5};
  rules.unpaid = {.positive = scoring::UnpaidPositive::counts,
                  .silent = scoring::UnpaidSilent::failure,
                  .prompt_days = 14,
                  .prompt_factor = 500};
  rules.silence = {.tolerated = 200, .weight = 500};
  rules.idle = {.days = 90, .pause_limit_days = 180, .contact_counts = false};
  rules.long_term = {.days = 90, .recent_days = 30, .vouches = false};
  return rules;
}

Rules rules_with_signals() {
  Rules rules = early_rules();
  rules.signals = {.deadlines = 500,
                   .retention = 500,
                   .engagement = 300,
                   .completion = 500,
                   .profile = 200,
                   .contact_days = 30,
                   .stale_days = 30};
  return rules;
}

struct TrueContract {
  std::string id;
  std::string client;
  ContractState state;
  UnknownFacts unknown;
};

// What is seen of a contract when its unknown facts are hidden.
TrueContract hidden(TrueContract contract) {
  ContractState& state = contract.state;
  const Day end = state.ended() ? state.ended_on : state.started_on;
  if (contract.unknown.earned) {
    state.earned = {0};
    state.first_paid_on = state.last_paid_on = kNoDay;
    state.paid_stretches = {};
  } else if (contract.unknown.payments && state.earned.count > 0) {
    state.first_paid_on = state.last_paid_on = contract.unknown.end ? state.started_on : end;
    state.paid_stretches = {};
  }
  if (contract.unknown.feedback) {
    state.stars = scoring::kNoStars;
    state.feedback_on = kNoDay;
  }
  if (contract.unknown.end) state.ended_on = kNoDay;
  if (contract.unknown.client) contract.client = "client of " + contract.id;
  return contract;
}

ContractTable table_of(const std::vector<TrueContract>& contracts) {
  ContractTableBuilder builder;
  for (const TrueContract& contract : contracts) {
    const auto problem = builder.add({.contract_id = contract.id,
                                      .freelancer_id = "f",
                                      .client_id = contract.client,
                                      .state = contract.state,
                                      .title = {},
                                      .client_name = {},
                                      .group = {}});
    EXPECT_FALSE(problem.has_value()) << problem->field << problem->message;
  }
  return builder.finish();
}

UnknownRange range_of(const std::vector<TrueContract>& contracts, const Rules& rules) {
  std::vector<TrueContract> seen;
  seen.reserve(contracts.size());
  for (const TrueContract& contract : contracts) seen.push_back(hidden(contract));
  const ContractTable table = table_of(seen);
  std::vector<UnknownFacts> unknown;
  for (std::uint32_t row = 0; row < table.size(); ++row) {
    for (const TrueContract& contract : seen) {
      if (contract.id == table.contract_id(row)) unknown.push_back(contract.unknown);
    }
  }
  return unknown_range(table, {0}, {rules, kToday, {}}, unknown);
}

std::optional<Fraction> true_score(const std::vector<TrueContract>& contracts, const Rules& rules) {
  const ContractTable table = table_of(contracts);
  const auto score = scoring::score(table, {0}, {rules, kToday, {}});
  return score.decisive() == nullptr ? std::nullopt : score.decisive()->value;
}

// A small source of numbers that are the same on every machine.
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : state_(seed * 2862933555777941757U + 3037000493U) {}

  int below(int limit) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<int>((state_ >> 33U) % static_cast<std::uint64_t>(limit));
  }
  bool one_in(int count) { return below(count) == 0; }
  Day between(Day first, Day last) { return first + below(last - first + 1); }

 private:
  std::uint64_t state_;
};

TrueContract random_contract(Numbers& numbers, int index) {
  TrueContract contract{.id = "c" + std::to_string(index),
                        .client = "k" + std::to_string(numbers.below(4)),
                        .state = {},
                        .unknown = {}};
  ContractState& state = contract.state;
  state.started_on = numbers.between(kToday - 900, kToday - 1);
  const Day until = numbers.one_in(3) ? std::min(kToday, state.started_on + 20) : kToday;
  if (!numbers.one_in(3)) {
    state.ended_on = numbers.between(state.started_on, until);
    constexpr std::array<std::int16_t, 6> kStars{0, 0, 100, 350, 450, 500};
    state.stars = kStars.at(static_cast<std::size_t>(numbers.below(6)));
    if (state.stars > 0) state.feedback_on = state.ended_on;
  }
  if (!numbers.one_in(4)) {
    state.earned = {numbers.below(200000) + 1};
    const Day last = state.ended() ? state.ended_on : kToday;
    state.first_paid_on = numbers.between(state.started_on, last);
    state.last_paid_on = numbers.between(state.first_paid_on, last);
  }
  contract.unknown = {.client = numbers.one_in(8),
                      .payments = numbers.one_in(4),
                      .earned = numbers.one_in(6),
                      .end = numbers.one_in(4),
                      .feedback = numbers.one_in(4)};
  contract.unknown.feedback |= contract.unknown.end;
  return contract;
}

void expect_inside(const UnknownRange& range, const std::optional<Fraction>& score,
                   std::uint64_t seed) {
  if (!score) {
    EXPECT_FALSE(range.lowest.has_value()) << "no score, seed " << seed;
    return;
  }
  ASSERT_TRUE(range.highest.has_value()) << "seed " << seed;
  EXPECT_LE(*score, *range.highest) << "seed " << seed;
  if (range.lowest) {
    EXPECT_GE(*score, *range.lowest) << "seed " << seed;
  }
}

TEST(UnknownRange, HoldsTheTrueScoreWhateverTheHiddenFactsAre) {
  std::size_t bounded_below = 0;
  for (const Rules& rules : {recent_rules(), early_rules(), rules_with_signals()}) {
    for (std::uint64_t seed = 1; seed <= 500; ++seed) {
      Numbers numbers(seed);
      std::vector<TrueContract> contracts;
      const int count = 1 + numbers.below(9);
      contracts.reserve(static_cast<std::size_t>(count));
      for (int i = 0; i < count; ++i) contracts.push_back(random_contract(numbers, i));
      const UnknownRange range = range_of(contracts, rules);
      expect_inside(range, true_score(contracts, rules), seed);
      if (range.lowest && !range.settled()) ++bounded_below;
    }
  }
  EXPECT_GT(bounded_below, 100U) << "most ranges say nothing";
}

TrueContract paid_contract(const std::string& id, std::int16_t stars) {
  TrueContract contract{.id = id, .client = "k-" + id, .state = {}, .unknown = {}};
  contract.state.started_on = day("2026-02-01");
  contract.state.ended_on = day("2026-03-01");
  contract.state.first_paid_on = contract.state.last_paid_on = day("2026-02-15");
  contract.state.earned = {10000};
  contract.state.stars = stars;
  contract.state.feedback_on = contract.state.ended_on;
  return contract;
}

TEST(UnknownRange, IsThePointOfTheScoreWhereNothingIsUnknown) {
  const std::vector contracts{paid_contract("a", 500), paid_contract("b", 100)};
  const UnknownRange range = range_of(contracts, recent_rules());
  EXPECT_TRUE(range.settled());
  EXPECT_EQ(range.lowest, true_score(contracts, recent_rules()));
  EXPECT_TRUE(range.rows.empty());
}

TEST(UnknownRange, GoesFromBadToGoodFeedbackWhereOneContractsStarsAreUnknown) {
  std::vector contracts{paid_contract("a", 500), paid_contract("b", 500), paid_contract("c", 500)};
  contracts[2].unknown.feedback = true;
  const UnknownRange range = range_of(contracts, recent_rules());
  EXPECT_EQ(range.lowest, (Fraction{2000, 3}));
  EXPECT_EQ(range.highest, (Fraction{1000, 1}));
  ASSERT_EQ(range.rows.size(), 1U);
}

TEST(UnknownRange, HasNoLowestWhereTheUnknownMayLeaveNoScore) {
  std::vector contracts{paid_contract("a", 500), paid_contract("b", 500)};
  contracts[1].unknown.feedback = true;
  const UnknownRange range = range_of(contracts, recent_rules());
  EXPECT_FALSE(range.lowest.has_value());
  EXPECT_EQ(range.highest, (Fraction{1000, 1}));
}

TEST(UnknownRange, IsSettledWhereNoFactsWhateverMakeAScore) {
  std::vector contracts{paid_contract("a", 500)};
  contracts[0].unknown.feedback = true;
  const UnknownRange range = range_of(contracts, recent_rules());
  EXPECT_TRUE(range.settled());
  EXPECT_FALSE(range.highest.has_value());
}

TEST(UnknownRange, ListsTheHeaviestUnknownContractFirstAndNoneThatCannotMatter) {
  std::vector contracts{paid_contract("a", 500), paid_contract("b", 500), paid_contract("c", 500),
                        paid_contract("d", 500)};
  contracts[1].unknown.feedback = true;
  contracts[2].unknown.feedback = true;
  contracts[2].state.earned = {500000};
  contracts[3].unknown.feedback = true;
  contracts[3].state.started_on = day("2020-02-01");
  contracts[3].state.ended_on = contracts[3].state.feedback_on = day("2020-03-01");
  contracts[3].state.first_paid_on = contracts[3].state.last_paid_on = day("2020-02-15");
  const UnknownRange range = range_of(contracts, recent_rules());
  EXPECT_EQ(range.rows, (std::vector<std::uint32_t>{2, 1}));
}

}  // namespace
}  // namespace jss::insight
