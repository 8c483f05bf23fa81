// SPDX-License-Identifier: Apache-2.0
#include "jss/io/advice_words.h"

#include <gtest/gtest.h>

#include <string>

namespace jss::io {
namespace {

using insight::AdviceKind;
using insight::AdviceWhy;
using insight::OpenContract;

const Day kToday = *parse_day("2026-06-30");

OpenContract contract_with(AdviceKind advice, AdviceWhy why) {
  OpenContract contract;
  contract.contract = "c1";
  contract.title = "Logo for a bakery";
  contract.client_name = "Larkspur";
  contract.started_on = kToday - 40;
  contract.paused_on = kToday - 10;
  contract.due_on = kToday + 5;
  contract.lapse_day = kToday + 20;
  contract.idle_days = 40;
  contract.client.long_term = true;
  contract.client.income_share = 300;
  contract.advice = advice;
  contract.why = why;
  contract.act.day = kToday + 3;
  contract.act.stars = 450;
  return contract;
}

TEST(AdviceWords, HasASentenceForEveryReason) {
  for (int why = 0; why <= static_cast<int>(AdviceWhy::sits_well); ++why) {
    const auto contract = contract_with(AdviceKind::keep, static_cast<AdviceWhy>(why));
    const std::string sentence = advice_sentence(contract, kToday);
    EXPECT_TRUE(sentence.ends_with('.')) << sentence;
    EXPECT_EQ(sentence.find("  "), std::string::npos) << sentence;
    EXPECT_FALSE(to_string(contract.why).empty());
  }
}

TEST(AdviceWords, TellsWhatTheRulesDoByThemselves) {
  OpenContract contract = contract_with(AdviceKind::keep, AdviceWhy::at_work);
  contract.lapses_as = scoring::Outcome{scoring::OutcomeKind::failure, scoring::Why::unpaid_silent};
  contract.client.long_term_until = kToday + 9;
  EXPECT_EQ(advice_sentence(contract, kToday),
            "Work goes on. Left alone, it is taken as ended on 2026-07-20, in 20 days: never paid, "
            "no feedback. Without another payment the client is long-term until 2026-07-09.");
}

TEST(AdviceWords, WritesMessagesWithTitleAndNameThatAskForNoGoodFeedback) {
  for (int kind = 0; kind <= static_cast<int>(AdviceKind::resume); ++kind) {
    const auto advice = static_cast<AdviceKind>(kind);
    const std::string message = advice_message(contract_with(advice, AdviceWhy::sits_well));
    EXPECT_EQ(message.empty(), advice == AdviceKind::keep);
    if (message.empty()) continue;
    EXPECT_TRUE(message.starts_with("Hello Larkspur, ")) << message;
    EXPECT_NE(message.find("Logo for a bakery"), std::string::npos) << message;
    for (const char* word : {"star", "positive", "good feedback", "rating", "score", "discount"}) {
      EXPECT_EQ(message.find(word), std::string::npos) << message;
    }
  }
}

TEST(AdviceWords, WritesWithoutANameOrATitleToo) {
  OpenContract contract = contract_with(AdviceKind::pause, AdviceWhy::pause_is_better);
  contract.title.clear();
  contract.client_name.clear();
  EXPECT_EQ(advice_message(contract),
            "Hello, there is nothing to do for our contract at the moment. Shall we pause the "
            "contract until there is? I will be here when you need me.");
}

}  // namespace
}  // namespace jss::io
