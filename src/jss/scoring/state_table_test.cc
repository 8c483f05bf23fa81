// SPDX-License-Identifier: Apache-2.0
#include "jss/scoring/state_table.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace jss::scoring {
namespace {

ContractState state_of(std::int32_t day, std::string_view stretches = {}) {
  return {.started_on = {day},
          .ended_on = {day + 200},
          .first_paid_on = {day + 1},
          .last_paid_on = {day + 190},
          .due_on = {day + 90},
          .earned = {12'300},
          .stars = 450,
          .client_stars = 500,
          .recommend = 9,
          .ended_by = EndedBy::client,
          .end_reason = EndReason::completed,
          .dispute = Dispute::won,
          .client_standing = Standing::flagged,
          .excluded = true,
          .paid_stretches = stretches};
}

TEST(StateTable, GivesBackTheStatesOfEachFreelancerInOrder) {
  StateTable table;
  table.add_freelancer(80);
  table.add({7}, state_of(100));
  table.add({2}, state_of(200, "101"));
  table.add_freelancer(-1);
  table.add({7}, state_of(300));

  const ContractTable& rows = table.table();
  ASSERT_EQ(rows.size(), 3U);
  ASSERT_EQ(rows.freelancer_count(), 2U);
  EXPECT_EQ(rows.rows_of({0}).end, 2U);
  EXPECT_EQ(rows.rows_of({1}).begin, 2U);
  EXPECT_EQ(rows.rows_of({1}).end, 3U);
  EXPECT_EQ(rows.profile_completeness[0], 80);
  EXPECT_EQ(rows.profile_completeness[1], -1);
  EXPECT_EQ(rows.client[0], ClientIndex{7});
  EXPECT_EQ(rows.client[1], ClientIndex{2});
  ContractState first = state_of(100);
  first.feedback_on = first.ended_on;  // where nobody says when, at the end
  EXPECT_EQ(rows.state(0), first);
  EXPECT_EQ(rows.state(1).paid_stretches, "101");
  EXPECT_EQ(rows.state(2).started_on, Day{300});
}

TEST(StateTable, RemembersNothingOfWhatWasClearedAway) {
  StateTable table;
  table.add_freelancer(80);
  table.add({1}, state_of(100, "11101"));
  table.clear();
  EXPECT_EQ(table.table().size(), 0U);
  EXPECT_EQ(table.table().freelancer_count(), 0U);

  table.add_freelancer(-1);
  table.add({0}, {.started_on = {5}});
  ASSERT_EQ(table.table().size(), 1U);
  EXPECT_EQ(table.table().state(0), (ContractState{.started_on = {5}}));
}

TEST(StateTable, HoldsMoreRowsThanItBeganWith) {
  StateTable table;
  for (int round = 0; round < 3; ++round) {
    table.clear();
    table.add_freelancer(-1);
    for (std::int32_t i = 0; i < 1000; ++i) table.add({0}, state_of(i, i % 2 == 0 ? "1" : ""));
    ASSERT_EQ(table.table().size(), 1000U);
    for (std::uint32_t i = 0; i < 1000; ++i) {
      ASSERT_EQ(table.table().started_on[i].count, static_cast<std::int32_t>(i));
      ASSERT_EQ(table.table().state(i).paid_stretches, i % 2 == 0 ? "1" : "");
    }
  }
}

}  // namespace
}  // namespace jss::scoring
