// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/timeline_branch.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "jss/history/random_history.h"
#include "jss/insight/equal_scores.h"
#include "jss/insight/random_acts.h"

namespace jss::insight {
namespace {

using history::Chronicle;
using history::RandomHistory;

scoring::Policy policy_in_which_much_moves() {
  scoring::Policy policy;
  policy.id = "moving";
  policy.rules.windows = {.months = {12, 6}, .trending = true};
  policy.rules.idle.days = 40;
  policy.rules.silence = {.tolerated = 100, .weight = 500};
  policy.rules.unpaid.silent = scoring::UnpaidSilent::failure;
  policy.rules.long_term.recent_days = 30;
  return policy;
}

void assert_same(const Timeline& one, const Timeline& other) {
  RC_ASSERT(one.from == other.from);
  RC_ASSERT(one.to == other.to);
  RC_ASSERT(one.points.size() == other.points.size());
  for (std::size_t i = 0; i < one.points.size(); ++i) {
    RC_ASSERT(one.points[i].day == other.points[i].day);
    RC_ASSERT(one.points[i].shown == other.points[i].shown);
    RC_ASSERT(same_score(one.points[i].score, other.points[i].score));
  }
}

RC_GTEST_PROP(TimelineBranch, IsTheTimelineOfTheOtherChronicle, ()) {
  const scoring::Policy policy = policy_in_which_much_moves();
  const auto policies = scoring::PolicyCalendar::pinned(policy);
  const Day today = RandomHistory::kFirst + *rc::gen::inRange(200, RandomHistory::kDays);
  const Chronicle chronicle = Chronicle::of_events(RandomHistory().events(), "f0", today);
  Act act = random_act(today);
  act.contract = "c" + std::to_string(*rc::gen::inRange(0, 20));
  const auto imagined = imagine(chronicle, {&act, 1}, today);
  RC_PRE(imagined.has_value());
  const Day to = act.day + *rc::gen::inRange(0, 400);
  const Day trunk_to = act.day + *rc::gen::inRange(-1, 400);
  RC_PRE(trunk_to >= today);
  const Timeline trunk = timeline_of_scores(chronicle, policies, today, trunk_to);
  assert_same(timeline_branch(trunk, *imagined, policies, act.day, to),
              timeline_of_scores(*imagined, policies, today, to));
}

}  // namespace
}  // namespace jss::insight
