// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/removal_choice.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <string>

#include "jss/history/random_history.h"
#include "jss/history/replay.h"
#include "jss/insight/day_scorer.h"

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
  policy.rules.satisfaction.stars_success = 400;
  policy.rules.satisfaction.stars_failure = 300;
  policy.rules.feedback_days = 0;
  policy.rules.size.tiers = {{{0}, 1000}, {{300}, 1500}};
  return policy;
}

std::optional<std::int64_t> hundredths(const scoring::Score& score) {
  if (score.decisive() == nullptr) return std::nullopt;
  return scoring::points_in_hundredths(*score.decisive()->value);
}

std::optional<std::int64_t> score_of(const std::vector<Event>& events, const Policy& policy,
                                     Day as_of, Day on) {
  const Chronicle chronicle = Chronicle::of_events(events, "f0", as_of);
  DayScorer scorer(chronicle, PolicyCalendar::pinned(policy));
  scorer.move_to(on);
  return hundredths(scorer.score());
}

// What each contract would gain, had its removal been among the events: now, and as the plain mean
// over every single day of the year.
struct Gain {
  std::optional<std::int64_t> now;
  std::optional<std::int64_t> over_year;
};

Gain gain_of(std::vector<Event> events, const std::string& contract, const Policy& policy,
             Day as_of) {
  const auto before = events;
  events.push_back({.id = "removal",
                    .at = {start_of(as_of).seconds + 86'399},
                    .body = history::FeedbackRemoved{contract}});
  Gain gain;
  std::int64_t sum = 0;
  std::int64_t days = 0;
  const Chronicle was = Chronicle::of_events(before, "f0", as_of);
  const Chronicle is = Chronicle::of_events(events, "f0", as_of);
  DayScorer scorer_before(was, PolicyCalendar::pinned(policy));
  DayScorer scorer_after(is, PolicyCalendar::pinned(policy));
  for (Day on = as_of; on <= add_months(as_of, 12); on = on + 1) {
    scorer_before.move_to(on);
    scorer_after.move_to(on);
    const auto from = hundredths(scorer_before.score());
    const auto to = hundredths(scorer_after.score());
    if (!from || !to) continue;
    if (on == as_of) gain.now = *to - *from;
    sum += *to - *from;
    ++days;
  }
  if (days > 0) gain.over_year = round_half_up({sum, days}, 1);
  return gain;
}

RC_GTEST_PROP(RemovalChoice, IsTheBestOfAllContractsTriedOneByOne, ()) {
  const auto events = history::RandomHistory().events();
  Policy policy = plain_policy();
  policy.rules.windows.trending = *rc::gen::arbitrary<bool>();
  policy.rules.credit.failure = *rc::gen::element(0, -1000);
  const Day as_of = history::RandomHistory::kFirst + *rc::gen::inRange(200, 1200);
  const Chronicle chronicle = Chronicle::of_events(events, "f0", as_of);
  const auto choices = removal_choices(chronicle, PolicyCalendar::pinned(policy), as_of);
  const auto table = history::replay(events, as_of);
  std::vector<std::string> removable;
  if (const auto freelancer = table.find_freelancer("f0")) {
    const auto rows = table.rows_of(*freelancer);
    for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
      if (table.state(row).has_feedback()) removable.emplace_back(table.contract_id(row));
    }
  }
  RC_ASSERT(choices.size() == removable.size());
  RC_CLASSIFY(!choices.empty() && choices.front().gain.value_or(0) > 0, "worth it");
  std::map<std::string, Gain> tried;
  for (const std::string& contract : removable) {
    tried[contract] = gain_of(events, contract, policy, as_of);
  }
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const Gain& gain = tried.at(choices[i].contract);
    RC_ASSERT((choices[i].gain == gain.now));
    RC_ASSERT((choices[i].gain_over_year == gain.over_year));
    if (i == 0) continue;
    RC_ASSERT((choices[i - 1].gain >= gain.now));
    if (choices[i - 1].gain != gain.now) continue;
    RC_ASSERT((choices[i - 1].gain_over_year >= gain.over_year));
  }
}

TEST(RemovalChoice, PrefersTheFailureThatWeighsMost) {
  std::vector<Event> events;
  const auto add_job = [&](const std::string& contract, std::int16_t stars, std::int64_t cents) {
    const auto add = [&](Day on, history::EventBody body) {
      events.push_back({.id = "e" + std::to_string(events.size()),
                        .at = start_of(on),
                        .recorded_at = {},
                        .body = std::move(body)});
    };
    add(day("2024-01-01"), history::ContractStarted{contract, "f0", "k-" + contract});
    add(day("2024-02-01"), history::Paid{contract, Cents{cents}});
    add(day("2024-02-01"), history::ContractEnded{contract, history::Actor::client});
    add(day("2024-02-01"), history::FeedbackGiven{contract, history::Side::client, stars});
    add(day("2024-02-01"), history::FeedbackGiven{contract, history::Side::freelancer, 500});
  };
  add_job("good", 500, 300);
  add_job("small", 100, 100);
  add_job("large", 100, 300);
  const Policy policy = plain_policy();
  const Day as_of = day("2024-03-01");
  const auto choices = removal_choices(Chronicle::of_events(events, "f0", as_of),
                                       PolicyCalendar::pinned(policy), as_of);
  ASSERT_EQ(choices.size(), 3U);
  EXPECT_EQ(choices[0].contract, "large");
  EXPECT_EQ(choices[0].gain, 6000 - 3750);
  EXPECT_EQ(choices[1].contract, "small");
  EXPECT_EQ(choices[2].contract, "good");
  EXPECT_EQ(choices[2].gain, -3750);
  EXPECT_EQ(score_of(events, policy, as_of, as_of), 3750);
}

TEST(RemovalChoice, SaysWhenTheScoreWouldBeGone) {
  std::vector<Event> events;
  const auto add = [&](Day on, history::EventBody body) {
    events.push_back({.id = "e" + std::to_string(events.size()),
                      .at = start_of(on),
                      .recorded_at = {},
                      .body = std::move(body)});
  };
  add(day("2024-01-01"), history::ContractStarted{"c", "f0", "k"});
  add(day("2024-02-01"), history::Paid{"c", Cents{100}});
  add(day("2024-02-01"), history::ContractEnded{"c", history::Actor::client});
  add(day("2024-02-01"), history::FeedbackGiven{"c", history::Side::client, 100});
  const Policy policy = plain_policy();
  const Day as_of = day("2024-03-01");
  const auto choices = removal_choices(Chronicle::of_events(events, "f0", as_of),
                                       PolicyCalendar::pinned(policy), as_of);
  ASSERT_EQ(choices.size(), 1U);
  EXPECT_EQ(choices[0].gain, std::nullopt);
  EXPECT_EQ(choices[0].gain_over_year, std::nullopt);
  EXPECT_EQ(choices[0].loses_score_on, as_of);
}

}  // namespace
}  // namespace jss::insight
