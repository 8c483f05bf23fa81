// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/standing.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

#include "jss/history/random_history.h"
#include "jss/history/replay.h"

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
  policy.rules.gate.outcomes = 1;
  policy.rules.satisfaction.stars_success = 400;
  policy.rules.satisfaction.stars_failure = 300;
  policy.rules.feedback_days = 0;
  return policy;
}

void add(std::vector<Event>& events, Day on, history::EventBody body) {
  events.push_back({.id = "e" + std::to_string(events.size()),
                    .at = start_of(on),
                    .recorded_at = {},
                    .body = std::move(body)});
}

// A job that takes ten days, pays on the last of them and ends with stars.
void add_job(std::vector<Event>& events, const std::string& contract, Day ended_on,
             std::int16_t stars, std::int64_t cents = 10'000) {
  add(events, ended_on - 10, history::ContractStarted{contract, "ana", "k-" + contract});
  if (cents > 0) add(events, ended_on, history::Paid{contract, Cents{cents}});
  add(events, ended_on, history::ContractEnded{contract, history::Actor::client});
  add(events, ended_on, history::FeedbackGiven{contract, history::Side::client, stars});
  add(events, ended_on, history::FeedbackGiven{contract, history::Side::freelancer, 500});
}

std::vector<Event> jobs(int good, int bad, Day ended_on) {
  std::vector<Event> events;
  for (int i = 0; i < good; ++i) add_job(events, "good" + std::to_string(i), ended_on, 500);
  for (int i = 0; i < bad; ++i) add_job(events, "bad" + std::to_string(i), ended_on, 100);
  return events;
}

BadgeCriterion criterion(CriterionKind kind, std::int64_t value, std::int32_t within = 0) {
  return {.kind = kind, .value = value, .within = within, .source = "a test"};
}

BadgeSet top_rated(std::vector<BadgeCriterion> criteria) {
  return {.id = "top-rated",
          .badge = Badge::top_rated,
          .effective_from = day("2016-05-01"),
          .criteria = std::move(criteria)};
}

Standing standing_of(const std::vector<Event>& events, const std::vector<BadgeSet>& sets,
                     Day as_of) {
  const Policy policy = plain_policy();
  return standing(Chronicle::of_events(events, "ana", as_of), PolicyCalendar::pinned(policy),
                  BadgeCalendar(sets), as_of);
}

// How the one criterion of the one badge stands.
CriterionStanding stands(const std::vector<Event>& events, const BadgeCriterion& asked, Day as_of) {
  return standing_of(events, {top_rated({asked})}, as_of).badges.at(0).criteria.at(0);
}

TEST(Standing, AsksForTheScoreAsItIsShown) {
  const BadgeCriterion asked = criterion(CriterionKind::score, 90);
  const Day as_of = day("2026-06-30");
  const auto below = stands(jobs(8, 1, day("2026-06-01")), asked, as_of);
  EXPECT_EQ(below.found, 89);
  EXPECT_EQ(below.met, Met::missing);
  const auto enough = stands(jobs(9, 1, day("2026-06-01")), asked, as_of);
  EXPECT_EQ(enough.found, 90);
  EXPECT_EQ(enough.met, Met::met);
  EXPECT_EQ(enough.until, day("2028-06-02"));  // the day on which the score disappears
  EXPECT_EQ(stands({}, asked, as_of).met, Met::missing);
}

TEST(Standing, FindsTheDayOnWhichTheScoreComesByItself) {
  auto events = jobs(8, 0, day("2026-06-01"));
  add_job(events, "old", day("2025-01-15"), 100);
  const auto found = stands(events, criterion(CriterionKind::score, 100), day("2026-06-30"));
  EXPECT_EQ(found.met, Met::met);  // of the six months
  events = jobs(1, 0, day("2026-06-01"));
  add_job(events, "bad", day("2026-03-01"), 100);
  const auto later = stands(events, criterion(CriterionKind::score, 100), day("2026-06-30"));
  EXPECT_EQ(later.met, Met::missing);
  EXPECT_EQ(later.earliest, day("2026-09-02"));
}

std::vector<BadgeCriterion> weeks(std::int64_t least) {
  return {criterion(CriterionKind::score, 90), criterion(CriterionKind::score_weeks, least, 16)};
}

TEST(Standing, CountsTheWeeksWhoseSundayShowsTheScore) {
  // 2026-06-28 is a Sunday. Twelve Sundays back from it is 2026-04-12.
  const auto events = jobs(2, 0, day("2026-04-12"));
  const auto on = [&](std::string_view as_of) {
    return standing_of(events, {top_rated(weeks(13))}, day(as_of)).badges.at(0).criteria.at(1);
  };
  const auto twelve = on("2026-07-04");
  EXPECT_EQ(twelve.found, 12);
  EXPECT_EQ(twelve.possible, std::nullopt);
  EXPECT_EQ(twelve.met, Met::missing);
  EXPECT_EQ(twelve.earliest, day("2026-07-05"));
  const auto thirteen = on("2026-07-05");
  EXPECT_EQ(thirteen.found, 13);
  EXPECT_EQ(thirteen.met, Met::met);
  // The last Sunday with a score is 2028-04-09: four Sundays later it is twelve of sixteen.
  EXPECT_EQ(thirteen.until, day("2028-05-07"));
}

TEST(Standing, NeedsThirteenMoreWeeksWhenTheScoreIsTooLow) {
  const auto badge =
      standing_of(jobs(1, 1, day("2026-01-12")), {top_rated(weeks(13))}, day("2026-06-28"))
          .badges.at(0);
  EXPECT_EQ(badge.criteria.at(1).found, 0);
  EXPECT_EQ(badge.criteria.at(1).earliest, day("2026-06-28") + 7 * 13);
  EXPECT_EQ(badge.met, Met::missing);
  EXPECT_FALSE(badge.earliest.present());  // no day brings the score
}

TEST(Standing, DoesNotKnowWhetherWeeksWithoutAScoreWereThoseOfARisingTalent) {
  const BadgeSet rising{.id = "rising",
                        .badge = Badge::rising_talent,
                        .effective_from = day("2020-01-01"),
                        .criteria = {criterion(CriterionKind::good_work, 1)}};
  auto events = jobs(2, 0, day("2026-04-13"));
  const auto weeks_on = [&](std::string_view as_of) {
    return standing_of(events, {rising, top_rated(weeks(13))}, day(as_of))
        .find(Badge::top_rated)
        ->criteria.at(1);
  };
  EXPECT_EQ(weeks_on("2026-07-04").found, 11);
  EXPECT_EQ(weeks_on("2026-07-04").possible, 16);
  EXPECT_EQ(weeks_on("2026-07-04").met, Met::unknown);
}

TEST(Standing, CountsDaysSinceTheFirstContract) {
  const auto events = jobs(1, 0, day("2026-01-11"));  // begun on the first
  const BadgeCriterion asked = criterion(CriterionKind::first_contract, 91);
  const auto ninety = stands(events, asked, day("2026-04-01"));
  EXPECT_EQ(ninety.found, 90);
  EXPECT_EQ(ninety.met, Met::missing);
  EXPECT_EQ(ninety.earliest, day("2026-04-02"));
  EXPECT_EQ(ninety.contracts, std::vector<std::string>{"good0"});
  EXPECT_EQ(stands(events, asked, day("2026-04-02")).met, Met::met);
}

TEST(Standing, CountsWhatWasEarnedToTheCent) {
  std::vector<Event> events;
  add_job(events, "a", day("2026-01-15"), 500, 60'000);
  add_job(events, "b", day("2026-02-15"), 500, 39'999);
  const BadgeCriterion asked = criterion(CriterionKind::earned, 100'000, 12);
  const auto below = stands(events, asked, day("2026-06-30"));
  EXPECT_EQ(below.found, 99'999);
  EXPECT_EQ(below.met, Met::missing);
  EXPECT_FALSE(below.earliest.present());
  add(events, day("2026-03-01"), history::Paid{"b", Cents{1}});
  const auto enough = stands(events, asked, day("2026-06-30"));
  EXPECT_EQ(enough.found, 100'000);
  EXPECT_EQ(enough.met, Met::met);
  EXPECT_EQ(enough.until, day("2027-01-16"));
  EXPECT_EQ(enough.contracts, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(stands(events, asked, day("2027-01-15")).met, Met::met);
  EXPECT_EQ(stands(events, asked, day("2027-01-16")).met, Met::missing);
}

TEST(Standing, GivesBoundsWhereASnapshotDoesNotDatePayments) {
  std::vector<Event> events;
  add(events, day("2025-01-10"), history::ContractStarted{"c", "ana", "k"});
  add(events, day("2025-02-01"), history::Paid{"c", Cents{60'000}});
  add(events, day("2026-02-01"), history::Paid{"c", Cents{60'000}});
  const auto table = history::replay(events, day("2026-02-01"));
  const Policy policy = plain_policy();
  const auto on = [&](std::string_view as_of, std::int64_t cents) {
    return standing(Chronicle::of_table(table, {0}), PolicyCalendar::pinned(policy),
                    BadgeCalendar({top_rated({criterion(CriterionKind::earned, cents, 12)})}),
                    day(as_of))
        .badges.at(0)
        .criteria.at(0);
  };
  EXPECT_EQ(on("2026-02-01", 120'000).met, Met::met);
  EXPECT_EQ(on("2026-02-01", 120'000).until, day("2026-02-02"));
  EXPECT_EQ(on("2026-02-02", 60'000).met, Met::unknown);
  EXPECT_EQ(on("2026-02-02", 60'000).found, 1);
  EXPECT_EQ(on("2026-02-02", 60'000).possible, 119'999);
  EXPECT_EQ(on("2026-02-02", 120'000).met, Met::missing);
  EXPECT_EQ(on("2027-02-02", 1).met, Met::missing);
}

TEST(Standing, DatesWhatIsPaidBackByTheNewestPayment) {
  std::vector<Event> events;
  add_job(events, "a", day("2026-01-15"), 500, 60'000);
  add(events, day("2026-03-01"), history::Paid{"a", Cents{10'000}});
  add(events, day("2026-04-01"), history::Refunded{"a", Cents{30'000}});
  const auto found = stands(events, criterion(CriterionKind::earned, 40'000, 2), day("2026-03-15"));
  EXPECT_EQ(found.found, 70'000);
  EXPECT_EQ(stands(events, criterion(CriterionKind::earned, 40'000, 3), day("2026-04-15")).found,
            40'000);
  EXPECT_EQ(stands(events, criterion(CriterionKind::earned, 40'000, 3), day("2026-04-16")).found,
            0);
}

TEST(Standing, AsksForOneLargeContractThatWasNoFailure) {
  std::vector<Event> events;
  add_job(events, "failed", day("2026-02-15"), 100, 900'000);
  add_job(events, "one", day("2026-03-15"), 500, 400'000);
  add_job(events, "two", day("2026-03-15"), 500, 499'999);
  const BadgeCriterion asked = criterion(CriterionKind::large_contract, 500'000, 12);
  const auto below = stands(events, asked, day("2026-06-30"));
  EXPECT_EQ(below.met, Met::missing);
  EXPECT_EQ(below.found, 499'999);
  add(events, day("2026-03-20"), history::Paid{"two", Cents{1}});
  const auto enough = stands(events, asked, day("2026-06-30"));
  EXPECT_EQ(enough.met, Met::met);
  EXPECT_EQ(enough.contracts, std::vector<std::string>{"two"});
  EXPECT_EQ(enough.until, day("2027-03-16"));
}

TEST(Standing, NeverTakesForMetWhatNoSourceTells) {
  const auto events = jobs(3, 0, day("2026-05-01"));
  for (const CriterionKind kind :
       {CriterionKind::profile, CriterionKind::no_holds, CriterionKind::availability,
        CriterionKind::proposals, CriterionKind::readiness_test}) {
    EXPECT_EQ(stands(events, criterion(kind, 1), day("2026-06-30")).met, Met::unknown);
  }
  EXPECT_EQ(
      standing_of(events, {top_rated({criterion(CriterionKind::no_holds, 90)})}, day("2026-06-30"))
          .badges.at(0)
          .met,
      Met::unknown);
}

TEST(Standing, SeesActivityButCannotSeeItsAbsence) {
  const auto events = jobs(1, 0, day("2026-03-01"));
  const BadgeCriterion asked = criterion(CriterionKind::activity, 90);
  const auto seen = stands(events, asked, day("2026-05-30"));
  EXPECT_EQ(seen.met, Met::met);
  EXPECT_EQ(seen.found, 90);
  EXPECT_EQ(seen.until, day("2026-05-31"));
  EXPECT_EQ(stands(events, asked, day("2026-05-31")).met, Met::unknown);
}

TEST(Standing, KnowsAProfileThatWasToldOf) {
  auto events = jobs(1, 0, day("2026-03-01"));
  add(events, day("2026-03-02"), history::ProfileUpdated{"ana", 99});
  const BadgeCriterion asked = criterion(CriterionKind::profile, 100);
  EXPECT_EQ(stands(events, asked, day("2026-06-30")).met, Met::missing);
  add(events, day("2026-03-03"), history::ProfileUpdated{"ana", 100});
  EXPECT_EQ(stands(events, asked, day("2026-06-30")).met, Met::met);
}

TEST(Standing, UsesTheCriteriaInForceOnTheDay) {
  BadgeSet first = top_rated({criterion(CriterionKind::first_contract, 30)});
  BadgeSet second = top_rated({criterion(CriterionKind::first_contract, 91)});
  second.id = "later";
  second.effective_from = day("2022-02-01");
  const auto events = jobs(1, 0, day("2021-12-11"));  // begun on the first
  EXPECT_TRUE(standing_of(events, {second, first}, day("2016-04-30")).badges.empty());
  const auto before = standing_of(events, {second, first}, day("2022-01-31")).badges.at(0);
  EXPECT_EQ(before.set, "top-rated");
  EXPECT_EQ(before.met, Met::met);
  const auto after = standing_of(events, {second, first}, day("2022-02-01")).badges.at(0);
  EXPECT_EQ(after.set, "later");
  EXPECT_EQ(after.met, Met::missing);
  EXPECT_EQ(after.earliest, day("2022-03-02"));
}

TEST(Standing, LetsABadgeAskForAnother) {
  const BadgeSet plus{.id = "plus",
                      .badge = Badge::top_rated_plus,
                      .effective_from = day("2020-07-01"),
                      .criteria = {criterion(CriterionKind::other_badge,
                                             static_cast<std::int64_t>(Badge::top_rated))}};
  const auto events = jobs(1, 0, day("2026-01-11"));
  const auto sets = std::vector{plus, top_rated({criterion(CriterionKind::first_contract, 91)})};
  const auto asked = standing_of(events, sets, day("2026-04-01")).badges.at(1);
  EXPECT_EQ(asked.met, Met::missing);
  EXPECT_EQ(asked.earliest, day("2026-04-02"));
  EXPECT_EQ(standing_of(events, sets, day("2026-04-02")).badges.at(1).met, Met::met);
}

TEST(Standing, WaitsThreeMonthsAndTenContractsAfterARemoval) {
  const BadgeSet perk{.id = "perk",
                      .badge = Badge::feedback_removal,
                      .effective_from = day("2016-05-01"),
                      .criteria = {criterion(CriterionKind::removal_months, 3),
                                   criterion(CriterionKind::removal_jobs, 10)}};
  auto events = jobs(1, 1, day("2023-12-01"));
  EXPECT_EQ(standing_of(events, {perk}, day("2024-01-15")).badges.at(0).met, Met::met);
  add(events, day("2024-01-15"), history::FeedbackRemoved{"bad0"});
  for (int i = 0; i < 10; ++i) {
    add_job(events, "next" + std::to_string(i), day("2024-02-01") + i, 500);
  }
  const auto early = standing_of(events, {perk}, day("2024-02-09")).badges.at(0);
  EXPECT_EQ(early.met, Met::unknown);  // nobody says that the perk was spent on it
  EXPECT_EQ(early.criteria.at(0).earliest, day("2024-04-15"));
  EXPECT_EQ(early.criteria.at(0).contracts, std::vector<std::string>{"bad0"});
  EXPECT_EQ(early.criteria.at(1).found, 9);
  const auto waiting = standing_of(events, {perk}, day("2024-04-14")).badges.at(0);
  EXPECT_EQ(waiting.criteria.at(0).met, Met::unknown);
  EXPECT_EQ(waiting.criteria.at(1).met, Met::met);
  EXPECT_EQ(standing_of(events, {perk}, day("2024-04-15")).badges.at(0).met, Met::met);
}

std::vector<BadgeSet> small_badges() {
  return {top_rated(
      {criterion(CriterionKind::score, 60), criterion(CriterionKind::score_weeks, 3, 5),
       criterion(CriterionKind::earned, 100'000, 6),
       criterion(CriterionKind::large_contract, 50'000, 6),
       criterion(CriterionKind::first_contract, 300), criterion(CriterionKind::activity, 20),
       criterion(CriterionKind::removal_months, 3)})};
}

RC_GTEST_PROP(Standing, ForetellsTheDaysOnWhichItChanges, ()) {
  const auto events = history::RandomHistory().events();
  const Policy policy = plain_policy();
  const Day as_of = history::RandomHistory::kFirst + *rc::gen::inRange(0, 1200);
  const Chronicle chronicle = Chronicle::of_events(events, "f0", as_of);
  const PolicyCalendar policies = PolicyCalendar::pinned(policy);
  const BadgeCalendar badges(small_badges());
  const auto on = [&](Day later) {
    return standing(chronicle, policies, badges, later).badges.at(0);
  };
  const BadgeStanding now = on(as_of);
  for (std::size_t i = 0; i < now.criteria.size(); ++i) {
    const CriterionStanding& found = now.criteria[i];
    if (found.met == Met::met && found.until.present()) {
      RC_ASSERT(on(found.until + -1).criteria[i].met == Met::met);
      RC_ASSERT(on(found.until).criteria[i].met != Met::met);
    }
    if (found.met == Met::met && !found.until.present()) {
      RC_ASSERT(on(as_of + 3000).criteria[i].met == Met::met);
    }
    // A week that comes is taken for a good one; the others are foretold.
    const bool foretold = found.criterion.kind != CriterionKind::score_weeks;
    if (found.earliest.present() && foretold) {
      RC_ASSERT(on(found.earliest + -1).criteria[i].met != Met::met);
      RC_ASSERT(on(found.earliest).criteria[i].met == Met::met);
    }
  }
}

RC_GTEST_PROP(Standing, AddsUpThePaymentsOfTheEvents, ()) {
  std::vector<Event> events;
  const Day as_of = day("2026-06-30");
  add(events, day("2025-01-01"), history::ContractStarted{"c0", "ana", "k0"});
  add(events, day("2025-01-01"), history::ContractStarted{"c1", "ana", "k1"});
  const int months = *rc::gen::inRange(1, 15);
  std::int64_t sum = 0;
  const int count = *rc::gen::inRange(0, 30);
  for (int i = 0; i < count; ++i) {
    const Day paid_on = day("2025-01-01") + *rc::gen::inRange(0, 545);
    const std::int64_t cents = *rc::gen::inRange(0, 1000);
    add(events, paid_on, history::Paid{history::random_name("c", 2), Cents{cents}});
    if (paid_on >= first_day_of_window(as_of, months) && paid_on <= as_of) sum += cents;
  }
  const auto found = stands(events, criterion(CriterionKind::earned, 1, months), as_of);
  RC_ASSERT(found.found == sum);
  RC_ASSERT(!found.possible);
}

}  // namespace
}  // namespace jss::insight
