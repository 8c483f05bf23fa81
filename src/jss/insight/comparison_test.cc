// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/comparison.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdlib>
#include <numeric>
#include <string>

namespace jss::insight {
namespace {

using scoring::ContractState;
using scoring::ContractTable;
using scoring::Question;
using scoring::Rules;

constexpr Day kToday{20634};  // 2026-06-30

// Contracts that each weigh the same, and are good or bad.
struct Person {
  std::string id;
  int good = 0;
  int bad = 0;
  int days_ago = 30;  // when they ended
};

ContractTable table_of(const std::vector<Person>& people) {
  scoring::ContractTableBuilder builder;
  for (const Person& person : people) {
    for (int i = 0; i < person.good + person.bad; ++i) {
      ContractState state;
      state.started_on = kToday - (person.days_ago + 10);
      state.ended_on = kToday - person.days_ago;
      state.first_paid_on = state.last_paid_on = state.ended_on;
      state.earned = {10'000};
      state.ended_by = scoring::EndedBy::client;
      state.stars = i < person.good ? std::int16_t{500} : std::int16_t{100};
      const std::string id = person.id + std::to_string(i);
      EXPECT_FALSE(builder.add({.contract_id = id,
                                .freelancer_id = person.id,
                                .client_id = "client of " + id,
                                .state = state,
                                .title = {},
                                .client_name = {},
                                .group = {}}));
    }
  }
  return builder.finish();
}

Rules plain_rules(int failure_factor = 1000) {
  Rules rules;
  rules.windows.months = {24};
  rules.gate.outcomes = 2;
  rules.factor.failure = failure_factor;
  return rules;
}

Comparison compare_rules(const ContractTable& table, const Rules& before, const Rules& after,
                         const std::vector<ScoreBound>& bounds = {{90, {}}}) {
  scoring::SerialExecutor executor;
  return compare(table, Question(before, kToday, {}), Question(after, kToday, {}), bounds,
                 executor);
}

TEST(Comparison, OfNobodyIsEmpty) {
  const Comparison comparison = compare_rules(table_of({}), plain_rules(), plain_rules(2000));
  EXPECT_TRUE(comparison.moves.empty());
  EXPECT_FALSE(comparison.mean_change);
  EXPECT_FALSE(comparison.median_change);
  EXPECT_TRUE(comparison.largest.empty());
  EXPECT_EQ(comparison.bounds.size(), 1U);
}

TEST(Comparison, TellsWhoLosesAndByHowMuch) {
  // Failures weigh twice as much after: 9 of 10 become 9 of 11, 1 of 2 becomes 1 of 3.
  const ContractTable table =
      table_of({{"ana", 9, 1}, {"ben", 1, 1}, {"cy", 3, 0}, {"dora", 1, 0}});
  const Comparison comparison = compare_rules(table, plain_rules(), plain_rules(2000));
  EXPECT_EQ(comparison.lose, 2U);
  EXPECT_EQ(comparison.gain, 0U);
  EXPECT_EQ(comparison.stay, 1U);
  EXPECT_EQ(comparison.unscored, 1U);
  EXPECT_EQ(comparison.shown_otherwise, 2U);
  EXPECT_EQ(comparison.moves[0].before, (ShownScore{9000, 90, 24}));
  EXPECT_EQ(comparison.moves[0].after, (ShownScore{8182, 82, 24}));
  EXPECT_EQ(comparison.moves[0].change(), -818);
  EXPECT_EQ(comparison.moves[1].change(), 3333 - 5000);
  EXPECT_EQ(comparison.moves[3].change(), std::nullopt);
  EXPECT_EQ(comparison.median_change, -818);
  EXPECT_EQ(comparison.mean_change, -828) << "-2485 / 3 is -828.33";
  EXPECT_EQ(comparison.changes[2].lose, 1U) << "5 to 10 points";
  EXPECT_EQ(comparison.changes[3].lose, 1U) << "10 to 20 points";
  ASSERT_EQ(comparison.largest.size(), 2U);
  EXPECT_EQ(table.freelancer_id(comparison.largest[0].freelancer), "ben");
}

TEST(Comparison, IsTheOtherWayRoundTheOtherWayRound) {
  const ContractTable table = table_of({{"ana", 9, 1}, {"ben", 1, 1}, {"cy", 3, 0}});
  const Comparison comparison = compare_rules(table, plain_rules(2000), plain_rules());
  EXPECT_EQ(comparison.gain, 2U);
  EXPECT_EQ(comparison.bounds[0].rise, 1U);
  EXPECT_EQ(comparison.bounds[0].fall, 0U);
  EXPECT_EQ(comparison.bounds[0].before, 1U);
  EXPECT_EQ(comparison.bounds[0].after, 2U);
}

TEST(Comparison, SeesScoresAppearAndDisappear) {
  const ContractTable table = table_of({{"ana", 1, 0}, {"ben", 4, 0, 400}});
  Rules lenient = plain_rules();
  lenient.gate.outcomes = 1;
  lenient.windows.months = {12};
  const Comparison comparison = compare_rules(table, plain_rules(), lenient);
  EXPECT_EQ(comparison.appear, 1U);
  EXPECT_EQ(comparison.disappear, 1U);
  EXPECT_EQ(comparison.scored_in_both(), 0U);
  EXPECT_EQ(comparison.bounds[0].rise, 1U);
  EXPECT_EQ(comparison.bounds[0].fall, 1U);
  EXPECT_EQ(comparison.scores[0].before, 1U);
  EXPECT_EQ(comparison.scores[0].after, 1U);
  EXPECT_TRUE(comparison.largest.empty()) << "there is no change without two scores";
}

TEST(Comparison, NamesAtMostTwentyChangesTheLargestFirst) {
  std::vector<Person> people;
  for (int i = 0; i < 30; ++i) people.push_back({"p" + std::to_string(10 + i), 1 + i, 1});
  const Comparison comparison = compare_rules(table_of(people), plain_rules(), plain_rules(2000));
  ASSERT_EQ(comparison.largest.size(), kLargestChanges);
  for (std::size_t i = 1; i < comparison.largest.size(); ++i) {
    EXPECT_GE(std::abs(*comparison.largest[i - 1].change()),
              std::abs(*comparison.largest[i].change()));
  }
}

TEST(ScoreBounds, AreWhatBadgesAskOnTheDayAndNinetyAlways) {
  BadgeSet first{.id = "one", .badge = Badge::top_rated, .effective_from = Day{100}};
  first.criteria.push_back({.kind = CriterionKind::score, .value = 85, .within = 0});
  BadgeSet second{.id = "two", .badge = Badge::top_rated_plus, .effective_from = Day{200}};
  second.criteria.push_back({.kind = CriterionKind::score, .value = 95, .within = 0});
  const BadgeCalendar badges({first, second});
  const auto points = [&badges](Day day) {
    std::vector<int> all;
    for (const ScoreBound& bound : score_bounds(badges, day)) all.push_back(bound.points);
    return all;
  };
  EXPECT_EQ(points(Day{99}), (std::vector{90}));
  EXPECT_EQ(points(Day{100}), (std::vector{90, 85}));
  EXPECT_EQ(points(Day{200}), (std::vector{95, 90, 85}));
  EXPECT_EQ(score_bounds(badges, Day{200})[0].badges, std::vector{Badge::top_rated_plus});
}

RC_GTEST_PROP(Comparison, CountsEverybodyOnce, ()) {
  std::vector<Person> people;
  const int count = *rc::gen::inRange(0, 60);
  for (int i = 0; i < count; ++i) {
    people.push_back({.id = "p" + std::to_string(100 + i),
                      .good = *rc::gen::inRange(0, 12),
                      .bad = *rc::gen::inRange(0, 4),
                      .days_ago = *rc::gen::inRange(0, 800)});
  }
  const ContractTable table = table_of(people);
  Rules before = plain_rules(*rc::gen::inRange(0, 3000));
  Rules after = plain_rules(*rc::gen::inRange(0, 3000));
  after.gate.outcomes = *rc::gen::inRange(1, 4);
  after.windows.months = {*rc::gen::element(24, 12)};
  const Comparison comparison = compare_rules(table, before, after, {{95, {}}, {50, {}}});
  const std::uint32_t all = table.freelancer_count();
  RC_ASSERT(comparison.moves.size() == all);
  RC_ASSERT(comparison.scored_in_both() + comparison.appear + comparison.disappear +
                comparison.unscored ==
            all);
  std::uint32_t scored_before = 0;
  std::uint32_t scored_after = 0;
  for (const ScoreBand& band : comparison.scores) {
    scored_before += band.before;
    scored_after += band.after;
  }
  RC_ASSERT(scored_before == comparison.scored_in_both() + comparison.disappear);
  RC_ASSERT(scored_after == comparison.scored_in_both() + comparison.appear);
  std::uint32_t falls = 0;
  std::uint32_t rises = 0;
  for (const ChangeBand& band : comparison.changes) {
    falls += band.lose;
    rises += band.gain;
  }
  RC_ASSERT(falls == comparison.lose);
  RC_ASSERT(rises == comparison.gain);
  for (const BoundCount& bound : comparison.bounds) {
    RC_ASSERT(bound.before + bound.rise == bound.after + bound.fall);
  }
  const Comparison back = compare_rules(table, after, before);
  RC_ASSERT(back.gain == comparison.lose);
  RC_ASSERT(back.appear == comparison.disappear);
}

}  // namespace
}  // namespace jss::insight
