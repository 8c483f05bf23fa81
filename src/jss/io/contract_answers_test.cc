// SPDX-License-Identifier: Apache-2.0
#include "jss/io/contract_answers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace jss::io {
namespace {

using testing::HasSubstr;

Day day(std::string_view text) { return *parse_day(text); }

JoinedContract contract(const std::string& id) {
  JoinedContract joined;
  joined.told.id = id;
  joined.told.client_id = "k1";
  joined.told.started_on = day("2026-01-10");
  joined.client.state = FactState::known;
  joined.started_on = {FactState::inferred, "the first payment"};
  joined.payments.state = FactState::known;
  return joined;
}

JoinedContract ended_contract(const std::string& id, std::int16_t stars) {
  JoinedContract joined = contract(id);
  joined.started_on = {FactState::known, {}};
  joined.told.ended_on = day("2026-03-01");
  joined.ended_on.state = FactState::known;
  joined.told.feedback.stars = stars;
  joined.stars.state = FactState::known;
  return joined;
}

// What is wrong with the answers; empty if nothing.
std::string refusals(std::vector<JoinedContract>& contracts, const std::string& lines) {
  Problems problems;
  apply_answers({"answers.csv", "contract_id,field,value\n" + lines}, contracts, problems);
  return problems.text();
}

TEST(Answers, FillWhatTheExportsLeaveOpen) {
  std::vector<JoinedContract> contracts{contract("c1")};
  EXPECT_EQ(refusals(contracts,
                     "c1,stars,4.5\nc1,ended_on,2026-04-01\nc1,started_on,2026-01-02\n"
                     "c1,ended_by,client\nc1,end_reason,completed\nc1,recommend,9\n"
                     "c1,feedback_on,2026-04-05\nc1,client_stars,5\n"),
            "");
  const JoinedContract& filled = contracts.front();
  EXPECT_FALSE(filled.unknown().any());
  EXPECT_EQ(filled.told.started_on, day("2026-01-02"));
  EXPECT_EQ(filled.told.ended_on, day("2026-04-01"));
  EXPECT_EQ(filled.told.feedback.stars, 450);
  EXPECT_EQ(filled.told.feedback.day, day("2026-04-05"));
  EXPECT_EQ(filled.told.feedback_given.stars, 500);
  EXPECT_EQ(filled.ended_by, history::Actor::client);
  EXPECT_EQ(filled.end_reason, scoring::EndReason::completed);
  EXPECT_EQ(filled.recommend, 9);
}

TEST(Answers, CanSayThatAContractGoesOnAndThatNoStarsWereLeft) {
  std::vector<JoinedContract> contracts{contract("c1"), contract("c2")};
  EXPECT_EQ(refusals(contracts, "c1,open,yes\nc2,ended_on,2026-02-01\nc2,stars,none\n"), "");
  EXPECT_FALSE(contracts[0].unknown().any());
  EXPECT_FALSE(contracts[1].unknown().any());
  EXPECT_EQ(contracts[1].told.feedback.stars, scoring::kNoStars);
}

TEST(Answers, ThatRepeatAKnownFactAreWelcome) {
  std::vector<JoinedContract> contracts{ended_contract("c1", 500)};
  EXPECT_EQ(
      refusals(contracts,
               "c1,ended_on,2026-03-01\nc1,stars,5\nc1,started_on,2026-01-10\nc1,client_id,k1\n"
               "c1,ended_on,2026-03-01\n"),
      "");
}

TEST(Answers, ThatContradictAKnownFactAreRefusedWithBothValues) {
  const auto refused = [](const std::string& line) {
    std::vector<JoinedContract> contracts{ended_contract("c1", 500)};
    return refusals(contracts, line);
  };
  EXPECT_THAT(refused("c1,ended_on,2026-03-02\n"),
              HasSubstr("ended_on: '2026-03-02' contradicts the exports, which say '2026-03-01'"));
  EXPECT_THAT(refused("c1,open,yes\n"), HasSubstr("'open' contradicts the exports, which say"));
  EXPECT_THAT(refused("c1,stars,4\n"), HasSubstr("'4' contradicts the exports, which say '5.00'"));
  EXPECT_THAT(refused("c1,stars,none\n"), HasSubstr("'none' contradicts"));
  EXPECT_THAT(refused("c1,client_id,k2\n"),
              HasSubstr("'k2' contradicts the exports, which say 'k1'"));
  EXPECT_THAT(refused("c1,started_on,2026-01-09\n"), HasSubstr("which say '2026-01-10'"));
}

TEST(Answers, ThatCannotBeAreRefused) {
  const auto refused = [](const std::string& line) {
    std::vector<JoinedContract> contracts{contract("c1")};
    return refusals(contracts, line);
  };
  EXPECT_THAT(refused("c1,started_on,2026-01-11\n"), HasSubstr("is after the first payment"));
  EXPECT_THAT(refused("c1,ended_on,2026-01-09\n"), HasSubstr("is before started_on"));
  EXPECT_THAT(refused("c1,ended_on,soon\n"), HasSubstr("is not a day"));
  EXPECT_THAT(refused("c1,stars,5\n"), HasSubstr("needs the end of the contract 'c1'"));
  EXPECT_THAT(refused("c1,ended_on,2026-02-01\nc1,stars,6\n"), HasSubstr("not from 1.00 to 5.00"));
  EXPECT_THAT(refused("c1,ended_on,2026-02-01\nc1,feedback_on,2026-01-30\n"),
              HasSubstr("is before ended_on"));
  EXPECT_THAT(refused("c1,open,perhaps\n"), HasSubstr("is not yes"));
  EXPECT_THAT(refused("c1,ended_on,2026-02-01\nc1,ended_on,2026-02-02\n"),
              HasSubstr("differs from '2026-02-01' on line 2"));
  EXPECT_THAT(refused("c2,open,yes\n"), HasSubstr("'c2' is no contract of these exports"));
  EXPECT_THAT(refused("c1,star,5\n"), HasSubstr("did you mean stars"));
  EXPECT_THAT(refused("c1,open,\n"), HasSubstr("is empty"));
}

TEST(Answers, NeedTheirThreeColumns) {
  std::vector<JoinedContract> contracts{contract("c1")};
  Problems problems;
  apply_answers({"answers.csv", "contract_id,value\nc1,yes\n"}, contracts, problems);
  EXPECT_THAT(problems.text(), HasSubstr("answers.csv:1: has no column field"));
}

}  // namespace
}  // namespace jss::io
