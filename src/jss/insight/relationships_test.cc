// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/relationships.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace jss::insight {
namespace {

using scoring::ContractState;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

constexpr std::uint32_t kNone = Relationships::kNone;

ContractState state_of(std::int32_t day) { return {.started_on = {day}}; }

std::vector<std::int32_t> starts_of(const Relationships& relationships,
                                    std::uint32_t relationship) {
  scoring::StateTable table;
  table.add_freelancer(-1);
  relationships.add_to(table, relationship, {0});
  std::vector<std::int32_t> starts;
  for (std::uint32_t row = 0; row < table.table().size(); ++row) {
    starts.push_back(table.table().started_on[row].count);
  }
  return starts;
}

TEST(Relationships, GiveBackEveryFieldOfAState) {
  const ContractState whole{.started_on = {1},
                            .ended_on = {2},
                            .first_paid_on = {3},
                            .last_paid_on = {400},
                            .feedback_on = {5},
                            .paused_on = {6},
                            .resumed_on = {7},
                            .last_contact_on = {8},
                            .due_on = {9},
                            .delivered_on = {10},
                            .earned = {INT64_MAX},
                            .stars = 500,
                            .client_stars = 100,
                            .recommend = 10,
                            .ended_by = scoring::EndedBy::platform,
                            .end_reason = scoring::EndReason::other,
                            .dispute = scoring::Dispute::lost,
                            .client_standing = scoring::Standing::suspended,
                            .feedback_removed = true,
                            .excluded = true,
                            .paid_stretches = "10011"};
  Relationships relationships;
  relationships.put(4, {0}, {0}, whole);
  EXPECT_EQ(relationships.state(4), whole);
  relationships.put(4, {0}, {0}, {});
  EXPECT_EQ(relationships.state(4), ContractState{});
}

TEST(Relationships, KeepTheContractsOfAFreelancerWithAClientTogether) {
  Relationships relationships;
  const std::uint32_t first = relationships.put(10, {0}, {5}, state_of(1));
  const std::uint32_t other = relationships.put(11, {0}, {6}, state_of(2));
  EXPECT_EQ(relationships.put(12, {0}, {5}, state_of(3)), first);
  EXPECT_NE(first, other);
  EXPECT_EQ(relationships.size(), 2U);
  EXPECT_EQ(relationships.find({0}, {5}), first);
  EXPECT_EQ(relationships.find({1}, {5}), kNone);
  EXPECT_EQ(relationships.of_contract(12), first);
  EXPECT_EQ(relationships.of_contract(9), kNone);
  EXPECT_EQ(relationships.of_contract(99), kNone);
  EXPECT_THAT(starts_of(relationships, first), UnorderedElementsAre(1, 3));
  EXPECT_THAT(starts_of(relationships, other), ElementsAre(2));
  EXPECT_EQ(relationships.contracts_of({0}), 3U);
  EXPECT_EQ(relationships.contracts_of({7}), 0U);
}

TEST(Relationships, MoveAContractToAnotherClient) {
  Relationships relationships;
  const std::uint32_t before = relationships.put(0, {0}, {0}, state_of(1));
  relationships.put(1, {0}, {0}, state_of(2));
  const std::uint32_t after = relationships.put(0, {3}, {1}, state_of(5));
  EXPECT_EQ(relationships.of_contract(0), after);
  EXPECT_THAT(starts_of(relationships, before), ElementsAre(2));
  EXPECT_THAT(starts_of(relationships, after), ElementsAre(5));
  EXPECT_EQ(relationships.contracts_of({0}), 1U);
  EXPECT_EQ(relationships.contracts_of({3}), 1U);
}

TEST(Relationships, StayWhenTheLastContractGoes) {
  Relationships relationships;
  const std::uint32_t number = relationships.put(0, {0}, {0}, state_of(1));
  relationships.remove(0);
  relationships.remove(0);
  EXPECT_EQ(relationships.size(), 1U);
  EXPECT_EQ(relationships[number].first_contract, kNone);
  EXPECT_EQ(relationships.of_contract(0), kNone);
  EXPECT_EQ(relationships.contracts_of({0}), 0U);
  EXPECT_EQ(relationships.put(8, {0}, {0}, state_of(4)), number);
  EXPECT_THAT(starts_of(relationships, number), ElementsAre(4));
}

TEST(Relationships, RememberTheMostContractsThatAnyHadWithAClient) {
  Relationships relationships;
  relationships.put(0, {0}, {2}, state_of(1));
  relationships.put(1, {0}, {2}, state_of(1));
  relationships.put(2, {1}, {2}, state_of(1));
  EXPECT_EQ(relationships.most_contracts({2}), 2U);
  EXPECT_EQ(relationships.most_contracts({0}), 0U);
  relationships.remove(0);
  EXPECT_EQ(relationships.most_contracts({2}), 2U);
}

TEST(Relationships, AreFoundByClientAndByFreelancer) {
  Relationships relationships;
  const std::uint32_t a = relationships.put(0, {2}, {0}, state_of(1));
  const std::uint32_t b = relationships.put(1, {0}, {0}, state_of(1));
  const std::uint32_t c = relationships.put(2, {2}, {1}, state_of(1));
  std::vector<std::uint32_t> of_client;
  for (std::uint32_t i = relationships.first_of_client({0}); i != kNone;
       i = relationships[i].next_of_client) {
    of_client.push_back(i);
  }
  EXPECT_THAT(of_client, UnorderedElementsAre(a, b));
  EXPECT_THAT(relationships.by_freelancer(), ElementsAre(b, a, c));
}

TEST(Relationships, AreFoundAmongThousands) {
  Relationships relationships;
  for (std::uint32_t i = 0; i < 5000; ++i) {
    relationships.put(i, {i % 97}, {i % 101}, state_of(static_cast<std::int32_t>(i)));
  }
  for (std::uint32_t i = 0; i < 5000; ++i) {
    const std::uint32_t number = relationships.find({i % 97}, {i % 101});
    ASSERT_EQ(relationships.of_contract(i), number);
    ASSERT_EQ(relationships[number].freelancer, FreelancerIndex{i % 97});
    ASSERT_EQ(relationships[number].client, ClientIndex{i % 101});
  }
}

}  // namespace
}  // namespace jss::insight
