// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/trend.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>
#include <string>

#include "jss/history/random_history.h"

namespace jss::insight {
namespace {

using history::Chronicle;
using history::Event;
using scoring::Policy;
using scoring::PolicyCalendar;

Day day(std::string_view text) { return *parse_day(text); }

Policy plain_policy() {
  Policy policy;
  policy.id = "plain";
  policy.rules.gate.outcomes = 2;
  policy.rules.satisfaction.stars_success = 400;
  policy.rules.satisfaction.stars_failure = 300;
  policy.rules.feedback_days = 0;
  return policy;
}

// A job that begins ten days before `ended_on`, pays 100 and ends with stars.
void add_job(std::vector<Event>& events, const std::string& contract, const std::string& client,
             Day ended_on, std::int16_t stars) {
  const auto add = [&](int step, Day on, history::EventBody body) {
    events.push_back({.id = contract + "-" + std::to_string(step),
                      .at = start_of(on),
                      .recorded_at = {},
                      .body = std::move(body)});
  };
  add(1, ended_on - 10, history::ContractStarted{contract, "ana", client});
  add(2, ended_on, history::Paid{contract, Cents{10'000}});
  add(3, ended_on, history::ContractEnded{contract, history::Actor::client});
  add(4, ended_on, history::FeedbackGiven{contract, history::Side::client, stars});
  add(5, ended_on, history::FeedbackGiven{contract, history::Side::freelancer, 500});
}

Trend trend_of(const std::vector<Event>& events, const Policy& policy, Day as_of) {
  const Chronicle chronicle = Chronicle::of_events(events, "ana", as_of);
  DayScorer scorer(chronicle, PolicyCalendar::pinned(policy));
  scorer.move_to(as_of);
  return trend(scorer);
}

TEST(Trend, ReckonsQuartersAsWindowsAreReckoned) {
  const Trend trend = trend_of({}, plain_policy(), day("2026-11-20"));
  EXPECT_EQ(trend.this_quarter().from, day("2026-08-20"));
  EXPECT_EQ(trend.this_quarter().to, day("2026-11-20"));
  EXPECT_EQ(trend.last_quarter().from, day("2026-05-20"));
  EXPECT_EQ(trend.last_quarter().to, day("2026-08-19"));
  EXPECT_EQ(trend.last_year().from, day("2025-08-20"));
  EXPECT_EQ(trend.last_year().to, day("2025-11-19"));
  EXPECT_FALSE(trend.this_quarter().share());
}

TEST(Trend, PutsAContractIntoTheQuarterOfItsEnd) {
  std::vector<Event> events;
  add_job(events, "c1", "k1", day("2026-08-20"), 500);
  add_job(events, "c2", "k2", day("2026-08-19"), 100);
  add_job(events, "c3", "k2", day("2026-05-20"), 350);
  add_job(events, "c4", "k2", day("2026-05-19"), 500);
  const Trend trend = trend_of(events, plain_policy(), day("2026-11-20"));
  EXPECT_EQ(trend.this_quarter().success, 1U);
  EXPECT_EQ(trend.this_quarter().failure, 0U);
  EXPECT_EQ(trend.last_quarter().success, 0U);
  EXPECT_EQ(trend.last_quarter().neutral, 1U);
  EXPECT_EQ(trend.last_quarter().failure, 1U);
  EXPECT_EQ(trend.last_quarter().contracts, 2U);
  EXPECT_EQ(trend.last_quarter().clients, 1U);
  EXPECT_EQ(scoring::points_in_hundredths(*trend.last_quarter().share()), 2500);
  EXPECT_EQ(trend.quarters[2].success, 1U);
}

TEST(Trend, ComparesExactSharesAndCallsEqualOnesAsGood) {
  std::vector<Event> events;
  add_job(events, "c1", "k1", day("2026-10-01"), 500);
  add_job(events, "c2", "k2", day("2026-10-02"), 100);
  add_job(events, "c3", "k1", day("2026-07-01"), 100);
  add_job(events, "c4", "k2", day("2026-07-02"), 500);
  add_job(events, "c5", "k1", day("2025-10-01"), 500);
  add_job(events, "c6", "k2", day("2025-10-02"), 500);
  const Trend trend = trend_of(events, plain_policy(), day("2026-11-20"));
  EXPECT_EQ(trend.as_good_as(trend.last_quarter()), true);
  EXPECT_EQ(trend.as_good_as(trend.last_year()), false);
}

TEST(Trend, ComparesNothingWithTooFewContracts) {
  std::vector<Event> events;
  add_job(events, "c1", "k1", day("2026-10-01"), 500);
  add_job(events, "c2", "k2", day("2026-10-02"), 500);
  add_job(events, "c3", "k1", day("2026-07-01"), 500);
  const Trend trend = trend_of(events, plain_policy(), day("2026-11-20"));
  EXPECT_TRUE(trend.this_quarter().comparable);
  EXPECT_FALSE(trend.last_quarter().comparable);
  EXPECT_EQ(trend.as_good_as(trend.last_quarter()), std::nullopt);
}

TEST(Trend, CountsAnEarlierStretchOfAFailedContractAsASuccess) {
  Policy policy = plain_policy();
  policy.rules.length = {.mode = scoring::LengthMode::units, .step = 0, .cap = 8};
  std::vector<Event> events;
  add_job(events, "c1", "k1", day("2026-11-10"), 100);
  events[0].at = start_of(day("2026-06-01"));
  events.push_back(
      {.id = "early", .at = start_of(day("2026-06-01")), .body = history::Paid{"c1", {5'000}}});
  const Trend trend = trend_of(events, policy, day("2026-11-20"));
  EXPECT_EQ(trend.this_quarter().failure, 1U);
  EXPECT_EQ(trend.this_quarter().success, 1U);  // the stretch that ended on 29 August
  EXPECT_EQ(trend.this_quarter().contracts, 1U);
}

RC_GTEST_PROP(Trend, HasTheUnitsOfTheExplanationInEachQuarter, ()) {
  const auto events = history::RandomHistory().events();
  Policy policy = plain_policy();
  policy.rules.length = {
      .mode = *rc::gen::element(scoring::LengthMode::none, scoring::LengthMode::units),
      .step = 0,
      .cap = 3};
  policy.rules.credit.failure = *rc::gen::element(0, -1000);
  const Day as_of = history::RandomHistory::kFirst + *rc::gen::inRange(100, 1800);
  const Chronicle chronicle = Chronicle::of_events(events, "f0", as_of);
  DayScorer scorer(chronicle, PolicyCalendar::pinned(policy));
  scorer.move_to(as_of);
  const Explanation explanation = scorer.explain();
  const Trend trend = insight::trend(scorer);
  for (std::size_t i = 0; i < kTrendQuarters; ++i) {
    const Quarter& quarter = trend.quarters[i];
    if (i > 0) RC_ASSERT(quarter.to + 1 == trend.quarters[i - 1].from);
    std::uint32_t units = 0;
    std::int64_t weight = 0;
    std::int64_t success_weight = 0;
    std::set<std::uint32_t> contracts;
    std::set<ClientIndex> clients;
    for (const ContractPart& part : explanation.contracts) {
      for (const scoring::Unit& unit : explanation.units_of(part)) {
        if (unit.day < quarter.from || unit.day > quarter.to) continue;
        ++units;
        weight += unit.weight;
        success_weight += unit.weight * unit.credit;
        contracts.insert(part.row);
        clients.insert(scorer.table().client[part.row]);
      }
    }
    RC_ASSERT(quarter.success + quarter.neutral + quarter.failure == units);
    RC_ASSERT(quarter.weight == weight);
    RC_ASSERT(quarter.success_weight == success_weight);
    RC_ASSERT(quarter.contracts == contracts.size());
    RC_ASSERT(quarter.clients == clients.size());
    RC_ASSERT(success_weight ==
              1000 * 1000 * quarter.success + 500 * 1000 * quarter.neutral +
                  policy.rules.credit.failure * std::int64_t{1000} * quarter.failure);
  }
}

}  // namespace
}  // namespace jss::insight
