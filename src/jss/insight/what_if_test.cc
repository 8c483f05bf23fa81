// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/what_if.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <optional>
#include <vector>

#include "jss/base/fraction.h"
#include "jss/history/random_events.h"
#include "jss/insight/day_scorer.h"
#include "jss/insight/random_acts.h"

namespace jss::insight {
namespace {

using history::Chronicle;
using scoring::Policy;
using scoring::PolicyCalendar;

// Everything that moves with time: lapsing, silence, trending, long contracts, recent
// relationships.
Policy busy_policy() {
  Policy policy;
  policy.id = "busy";
  scoring::Rules& rules = policy.rules;
  rules.windows.trending = true;
  rules.satisfaction.private_feedback = scoring::PrivateFeedback::decides;
  rules.satisfaction.failure_reasons[4] = true;
  rules.credit.failure = -200;
  rules.size.tiers = {{{0}, 1000}, {{300}, 1500}};
  rules.length = {.mode = scoring::LengthMode::units, .step = 0, .cap = 4};
  rules.unpaid.silent = scoring::UnpaidSilent::failure;
  rules.unpaid.positive = scoring::UnpaidPositive::counts;
  rules.silence = {.tolerated = 200, .weight = 500};
  rules.idle = {.days = 60, .pause_limit_days = 120, .contact_counts = true};
  rules.long_term = {.days = 40, .recent_days = 50, .vouches = true};
  rules.client_record.flag_min = 2;
  rules.client_record.flag_mean = 350;
  return policy;
}

// Acts that can be, one after the other, made of random ones.
std::vector<Act> possible_acts(const Chronicle& chronicle, Day today) {
  std::vector<Act> acts;
  for (int tries = 0; tries < 10; ++tries) {
    acts.push_back(random_act(today));
    if (!imagine(chronicle, acts, today)) acts.pop_back();
  }
  return acts;
}

std::optional<std::int64_t> shown(const Chronicle& chronicle, const Policy& policy, Day day) {
  DayScorer scorer(chronicle, PolicyCalendar::pinned(policy));
  scorer.move_to(day);
  const scoring::Score score = scorer.score();
  if (score.decisive() == nullptr) return std::nullopt;
  return scoring::points_in_hundredths(*score.decisive()->value);
}

std::optional<std::int64_t> shown(const scoring::Score& score) {
  if (score.decisive() == nullptr) return std::nullopt;
  return scoring::points_in_hundredths(*score.decisive()->value);
}

RC_GTEST_PROP(WhatIf, SaysWhatScoringEachDayOfBothFuturesWouldSay, ()) {
  const auto events = history::random_events();
  const Day today = *day_of(2025, 1, 1) + *rc::gen::inRange<std::int32_t>(0, 430);
  const Chronicle chronicle = Chronicle::of_events(events, "f0", today);
  const Policy policy = busy_policy();
  const std::vector<Act> acts = possible_acts(chronicle, today);
  const auto answer = what_if(chronicle, PolicyCalendar::pinned(policy), acts, today,
                              last_day_of(acts, today) + 100);
  RC_ASSERT(answer.has_value());
  const Chronicle imagined = *imagine(chronicle, acts, today);
  const Effect& effect = answer->effect;
  std::optional<std::int64_t> best;
  std::optional<std::int64_t> worst;
  std::int64_t sum = 0;
  std::int64_t count = 0;
  std::int32_t scored_days = 0;
  std::size_t i = 0;
  for (Day day = today; day <= effect.until; day = day + 1) {
    if (i + 1 < answer->days.size() && answer->days[i + 1].day <= day) ++i;
    const auto without = shown(chronicle, policy, day);
    const auto with = shown(imagined, policy, day);
    RC_ASSERT(shown(answer->days[i].without) == without);
    RC_ASSERT(shown(answer->days[i].with) == with);
    scored_days += (with ? 1 : 0) - (without ? 1 : 0);
    if (!without || !with) continue;
    const std::int64_t difference = *with - *without;
    sum += difference;
    ++count;
    if (day == effect.acted_on) RC_ASSERT(effect.now == difference);
    if (day < effect.acted_on) continue;
    best = best ? std::max(*best, difference) : difference;
    worst = worst ? std::min(*worst, difference) : difference;
    if (day == effect.best_on) RC_ASSERT(difference == *effect.best);
    if (day == effect.worst_on) RC_ASSERT(difference == *effect.worst);
  }
  RC_ASSERT(effect.best == best);
  RC_ASSERT(effect.worst == worst);
  RC_ASSERT(effect.scored_days == scored_days);
  RC_ASSERT(effect.mean.has_value() == (count > 0));
  if (count > 0) RC_ASSERT(*effect.mean == round_half_up({sum, count}, 1));
}

RC_GTEST_PROP(WhatIf, ChangesNothingIfNothingIsDone, ()) {
  const auto events = history::random_events();
  const Day today = *day_of(2025, 1, 1) + *rc::gen::inRange<std::int32_t>(0, 430);
  const Chronicle chronicle = Chronicle::of_events(events, "f0", today);
  std::vector<Act> acts;
  for (const auto& own : chronicle.own_contracts(today)) {
    acts.push_back({.kind = ActKind::leave, .contract = own.names->contract});
  }
  if (*rc::gen::arbitrary<bool>()) acts.clear();
  const auto answer = what_if(chronicle, PolicyCalendar::pinned(busy_policy()), acts, today);
  RC_ASSERT(answer.has_value());
  RC_ASSERT(answer->differences.empty());
  RC_ASSERT(answer->compared_on == today);
  RC_ASSERT(answer->effect.scored_days == 0);
  RC_ASSERT(answer->effect.best.value_or(0) == 0);
  RC_ASSERT(answer->effect.worst.value_or(0) == 0);
  for (const ForecastDay& day : answer->days) RC_ASSERT(shown(day.without) == shown(day.with));
}

// Two contracts that went well; one is open that earned something.
Chronicle three_contracts() {
  scoring::ContractTableBuilder builder;
  const auto add = [&builder](const char* id, const char* client, const char* ended_on) {
    const Day start = *parse_day("2026-01-01");
    scoring::ContractState state{.started_on = start,
                                 .first_paid_on = start + 20,
                                 .last_paid_on = start + 20,
                                 .earned = {10000}};
    if (*ended_on != '\0') {
      state.ended_on = state.feedback_on = *parse_day(ended_on);
      state.stars = 500;
    }
    EXPECT_FALSE(builder.add({.contract_id = id,
                              .freelancer_id = "f",
                              .client_id = client,
                              .state = state,
                              .title = "Logo",
                              .client_name = {},
                              .group = {}}));
  };
  add("c1", "k1", "2026-02-01");
  add("c2", "k2", "2026-03-01");
  add("c3", "k3", "");
  const scoring::ContractTable table = builder.finish();
  return Chronicle::of_table(table, {0});
}

Policy plain_policy() {
  Policy policy;
  policy.id = "plain";
  policy.rules.gate.outcomes = 2;
  return policy;
}

TEST(WhatIf, NamesTheContractsThatStandOtherwiseWhereTheFuturesAreFurthestApart) {
  const Day today = *parse_day("2026-03-10");
  const std::vector<Act> acts{
      {.kind = ActKind::end, .contract = "c3", .day = today + 5, .stars = 100}};
  const auto answer =
      what_if(three_contracts(), PolicyCalendar::pinned(plain_policy()), acts, today);
  ASSERT_TRUE(answer.has_value());
  EXPECT_EQ(answer->effect.now, -3333);
  EXPECT_EQ(answer->compared_on, today + 5);
  ASSERT_EQ(answer->differences.size(), 1U);
  const Difference& difference = answer->differences.front();
  EXPECT_EQ(difference.contract, "c3");
  EXPECT_EQ(difference.title, "Logo");
  EXPECT_EQ(difference.without->outcome.why, scoring::Why::open);
  EXPECT_EQ(difference.with->outcome.why, scoring::Why::negative_feedback);
  EXPECT_EQ(difference.with->points_lost, 3333);
}

TEST(WhatIf, LooksAYearAheadOfTheLastAct) {
  const Day today = *parse_day("2026-03-10");
  const std::vector<Act> acts{
      {.kind = ActKind::start, .contract = "c4", .day = today + 5, .stars = 500, .lasts = 30}};
  const auto answer =
      what_if(three_contracts(), PolicyCalendar::pinned(plain_policy()), acts, today);
  ASSERT_TRUE(answer.has_value());
  EXPECT_EQ(answer->effect.acted_on, today + 35);
  EXPECT_EQ(answer->effect.until, *parse_day("2027-04-14"));
}

TEST(WhatIf, CountsTheDaysOnWhichThereIsAScoreOnlyWithTheActs) {
  const Day today = *parse_day("2026-03-10");
  Policy policy = plain_policy();
  policy.rules.gate.outcomes = 3;
  const std::vector<Act> acts{{.kind = ActKind::end, .contract = "c3", .stars = 500}};
  const auto answer = what_if(three_contracts(), PolicyCalendar::pinned(policy), acts, today);
  ASSERT_TRUE(answer.has_value());
  EXPECT_FALSE(answer->effect.now.has_value());
  EXPECT_FALSE(answer->effect.mean.has_value());
  EXPECT_EQ(answer->effect.scored_days, answer->effect.until - today + 1);
}

TEST(WhatIf, RefusesAForecastThatEndsBeforeTheLastAct) {
  const Day today = *parse_day("2026-03-10");
  const std::vector<Act> acts{{.kind = ActKind::pause, .contract = "c3", .day = today + 5}};
  const auto answer =
      what_if(three_contracts(), PolicyCalendar::pinned(plain_policy()), acts, today, today + 4);
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().message,
            "the forecast would end on 2026-03-14, before the last act has happened on "
            "2026-03-15: ask for a later day");
}

}  // namespace
}  // namespace jss::insight
