// SPDX-License-Identifier: Apache-2.0
#include "jss/scoring/verdict.h"

#include <gtest/gtest.h>

namespace jss::scoring {
namespace {

Verdict said(std::int16_t stars, std::int8_t recommend, PrivateFeedback mode) {
  Rules rules;
  rules.satisfaction.private_feedback = mode;
  ContractState contract;
  contract.stars = stars;
  contract.recommend = recommend;
  return verdict(contract, rules);
}

TEST(Verdict, FollowsThePrivateAnswerWhereItDecides) {
  EXPECT_EQ(said(500, 3, PrivateFeedback::decides), Verdict::failure);
  EXPECT_EQ(said(100, 9, PrivateFeedback::decides), Verdict::success);
  EXPECT_EQ(said(350, kNoAnswer, PrivateFeedback::decides), Verdict::neutral);
}

TEST(Verdict, LetsThePrivateAnswerVetoButNotPraise) {
  EXPECT_EQ(said(500, 6, PrivateFeedback::vetoes), Verdict::failure);
  EXPECT_EQ(said(200, 10, PrivateFeedback::vetoes), Verdict::failure);
  EXPECT_EQ(said(kNoStars, 8, PrivateFeedback::vetoes), Verdict::neutral);
}

TEST(Verdict, IgnoresThePrivateAnswerWhereTheRulesDo) {
  EXPECT_EQ(said(500, 0, PrivateFeedback::ignored), Verdict::success);
  EXPECT_EQ(said(kNoStars, 10, PrivateFeedback::ignored), Verdict::none);
}

TEST(Verdict, FailsForAReasonOnlyIfItIsTheClients) {
  Rules rules;
  rules.satisfaction.failure_reasons[static_cast<std::size_t>(EndReason::unresponsive)] = true;
  ContractState contract;
  contract.end_reason = EndReason::unresponsive;
  contract.ended_by = EndedBy::freelancer;
  EXPECT_EQ(verdict(contract, rules), Verdict::none);
  contract.ended_by = EndedBy::client;
  EXPECT_EQ(verdict(contract, rules), Verdict::failure);
  contract.feedback_removed = true;
  EXPECT_EQ(verdict(contract, rules), Verdict::none);
}

TEST(Verdict, FailsForALostDisputeEvenWithoutFeedback) {
  Rules rules;
  ContractState contract;
  contract.dispute = Dispute::lost;
  contract.feedback_removed = true;
  EXPECT_EQ(verdict(contract, rules), Verdict::none);
  rules.satisfaction.dispute_lost_fails = true;
  EXPECT_EQ(verdict(contract, rules), Verdict::failure);
}

}  // namespace
}  // namespace jss::scoring
