// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/answer_outlook.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace jss::insight {
namespace {

using scoring::ContractState;
using scoring::ContractTable;
using scoring::Rules;

Day day(std::string_view text) { return *parse_day(text); }
const Day kToday = day("2026-06-30");

Rules rules_that_ask_in_private() {
  Rules rules;
  rules.satisfaction.private_feedback = scoring::PrivateFeedback::decides;
  return rules;
}

// Contracts that ended long ago, told one by one.
class Told {
 public:
  Told& add(const char* freelancer, const char* client, std::int16_t stars,
            std::int8_t recommend = scoring::kNoAnswer, const char* ended_on = "2026-01-31") {
    ContractState state{.started_on = day("2026-01-01"),
                        .ended_on = day(ended_on),
                        .first_paid_on = day("2026-01-10"),
                        .last_paid_on = day("2026-01-20"),
                        .earned = {10'000 * (count_ + 1)},
                        .stars = stars,
                        .recommend = recommend,
                        .ended_by = scoring::EndedBy::client};
    return add(freelancer, client, state);
  }
  Told& add(const char* freelancer, const char* client, const ContractState& state) {
    const std::string id = "c" + std::to_string(count_++);
    EXPECT_FALSE(builder_.add({.contract_id = id,
                               .freelancer_id = freelancer,
                               .client_id = client,
                               .state = state,
                               .title = {},
                               .client_name = {},
                               .group = {}}));
    return *this;
  }
  AnswerOutlook outlook(const char* client, const Rules& rules = {}) {
    const ContractTable table = builder_.finish();
    return answer_outlook(table, *table.find_freelancer("f"), client, rules, kToday);
  }
  UsualJob job(const Rules& rules = {}) {
    const ContractTable table = builder_.finish();
    return usual_job(table, *table.find_freelancer("f"), {rules, kToday, {}});
  }

 private:
  scoring::ContractTableBuilder builder_;
  std::int64_t count_ = 0;
};

constexpr std::int16_t kSilence = scoring::kNoStars;

TEST(AnswerOutlook, IsReadFromTheClientsRecordWithEverybody) {
  const auto outlook = Told()
                           .add("f", "k", 500)
                           .add("g", "k", 200)
                           .add("g", "k", 450)
                           .add("h", "k", 480)
                           .add("g", "other", 100)
                           .outlook("k");
  EXPECT_EQ(outlook.ended, 4U);
  EXPECT_EQ(outlook.answered, 4U);
  EXPECT_FALSE(outlook.borrowed);
  EXPECT_FALSE(outlook.widened);
  EXPECT_EQ(outlook.bad, (ClientAnswer{200}));
  EXPECT_EQ(outlook.usual, (ClientAnswer{450}));
  EXPECT_EQ(outlook.good, (ClientAnswer{500}));
}

TEST(AnswerOutlook, RanksSilenceBetweenFailuresAndTheRest) {
  const auto outlook = Told()
                           .add("f", "k", kSilence)
                           .add("f", "k", 150)
                           .add("f", "k", kSilence)
                           .add("f", "k", 350)
                           .add("f", "k", 500)
                           .outlook("k");
  EXPECT_EQ(outlook.ended, 5U);
  EXPECT_EQ(outlook.answered, 3U);
  EXPECT_TRUE(outlook.bad.silent());
  EXPECT_TRUE(outlook.usual.silent());
  EXPECT_EQ(outlook.good, (ClientAnswer{350}));
}

TEST(AnswerOutlook, BorrowsTheFreelancersRecordForANewClient) {
  for (const char* const client : {"new", ""}) {
    const auto outlook =
        Told().add("f", "a", 500).add("f", "b", 400).add("f", "c", 300).outlook(client);
    EXPECT_TRUE(outlook.borrowed);
    EXPECT_EQ(outlook.ended, 0U);
    EXPECT_EQ(outlook.own_ended, 3U);
    EXPECT_EQ(outlook.usual, (ClientAnswer{400}));
  }
}

TEST(AnswerOutlook, TakesTheSpreadOfAShortRecordFromAllClients) {
  const auto outlook = Told()
                           .add("f", "k", 400)
                           .add("f", "a", 100)
                           .add("f", "b", 100)
                           .add("f", "c", 500)
                           .add("f", "d", 500)
                           .outlook("k");
  EXPECT_TRUE(outlook.widened);
  EXPECT_EQ(outlook.usual, (ClientAnswer{400}));
  EXPECT_EQ(outlook.bad, (ClientAnswer{100}));
  EXPECT_EQ(outlook.good, (ClientAnswer{500}));
}

TEST(AnswerOutlook, IsNeverLessExtremeThanWhatIsUsual) {
  const auto best = Told().add("f", "k", 500).add("f", "a", 400).add("f", "b", 400).outlook("k");
  EXPECT_EQ(best.good, (ClientAnswer{500}));
  const auto worst = Told().add("f", "k", 100).add("f", "a", 400).add("f", "b", 400).outlook("k");
  EXPECT_EQ(worst.bad, (ClientAnswer{100}));
}

TEST(AnswerOutlook, LeavesOutWhoMayStillSpeakAndWhatWasRemoved) {
  Told told;
  told.add("f", "k", kSilence, scoring::kNoAnswer, "2026-06-20");
  ContractState removed{.started_on = day("2026-01-01"),
                        .ended_on = day("2026-02-01"),
                        .stars = 100,
                        .feedback_removed = true};
  const auto outlook = told.add("f", "k", removed).add("f", "k", 500).outlook("k");
  EXPECT_EQ(outlook.ended, 1U);
  EXPECT_EQ(outlook.bad, (ClientAnswer{500}));
}

TEST(AnswerOutlook, ForgetsPrivateAnswersWhereTheRulesDo) {
  const auto asked = Told().add("f", "k", 500, 2).outlook("k", rules_that_ask_in_private());
  EXPECT_EQ(asked.usual, (ClientAnswer{500, 2}));
  const auto ignored = Told().add("f", "k", 500, 2).outlook("k");
  EXPECT_EQ(ignored.usual, (ClientAnswer{500}));
}

TEST(AnswerOutlook, ExpectsSilenceWhereNothingIsKnown) {
  ContractState open{.started_on = day("2026-01-01")};
  EXPECT_TRUE(Told().add("f", "k", open).outlook("k").usual.silent());
}

TEST(UsualJob, IsTheMiddleOfWhatCounts) {
  // They earn 100.00, 200.00, 300.00 and 400.00; the silent one does not count.
  const UsualJob job = Told()
                           .add("f", "a", 500)
                           .add("f", "b", 300, scoring::kNoAnswer, "2026-02-28")
                           .add("f", "c", 450)
                           .add("f", "d", kSilence)
                           .job();
  EXPECT_EQ(job.contracts, 3U);
  EXPECT_EQ(job.earned, Cents{20'000});
  EXPECT_EQ(job.lasts, 30);
  EXPECT_EQ(job.usual, (ClientAnswer{450}));
  EXPECT_EQ(job.good, (ClientAnswer{500}));
  EXPECT_TRUE(job.bad.silent());
}

TEST(UsualJob, IsNoneWithoutAContractThatCounts) {
  EXPECT_EQ(Told().add("f", "a", kSilence).job().contracts, 0U);
}

TEST(UsualJob, LastsADayAtLeast) {
  ContractState quick{.started_on = day("2026-03-01"),
                      .ended_on = day("2026-03-01"),
                      .first_paid_on = day("2026-03-01"),
                      .last_paid_on = day("2026-03-01"),
                      .earned = {500},
                      .stars = 500};
  EXPECT_EQ(Told().add("f", "a", quick).job().lasts, 1);
}

}  // namespace
}  // namespace jss::insight
