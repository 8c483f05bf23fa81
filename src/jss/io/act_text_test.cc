// SPDX-License-Identifier: Apache-2.0
#include "jss/io/act_text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "jss/insight/random_acts.h"

namespace jss::io {
namespace {

using insight::Act;
using insight::ActKind;

Act read(std::string_view text) {
  const auto act = parse_act(text);
  EXPECT_TRUE(act.has_value()) << act.error().message;
  return act.value_or(Act{});
}

std::string problem(std::string_view text) {
  const auto act = parse_act(text);
  return act ? "it is " + to_text(*act) : act.error().message;
}

const Day kDay = *parse_day("2026-12-01");

TEST(ActText, ReadsAnEndWithAllThatCanBeSaidOfIt) {
  EXPECT_EQ(read("end c17 by client reason completed stars 4.5 recommend 9 on 2026-12-01"),
            (Act{.kind = ActKind::end,
                 .contract = "c17",
                 .day = kDay,
                 .by = scoring::EndedBy::client,
                 .reason = scoring::EndReason::completed,
                 .stars = 450,
                 .recommend = 9}));
  EXPECT_EQ(read("end c17"), (Act{.kind = ActKind::end, .contract = "c17"}));
}

TEST(ActText, ReadsClausesInAnyOrder) {
  EXPECT_EQ(read("end c17 on 2026-12-01 stars 5 by client"),
            read("end c17 by client stars 5 on 2026-12-01"));
}

TEST(ActText, ReadsAJobToTake) {
  EXPECT_EQ(read("start k9 earn 500 stars 4 recommend 9 client acme lasts 30 days"),
            (Act{.kind = ActKind::start,
                 .contract = "k9",
                 .stars = 400,
                 .recommend = 9,
                 .amount = {50000},
                 .client = "acme",
                 .lasts = 30}));
  EXPECT_EQ(read("start k9 open").lasts, insight::kStaysOpen);
}

TEST(ActText, ReadsActsOfTwoWordsAndOfMoney) {
  EXPECT_EQ(read("remove feedback c5").kind, ActKind::remove_feedback);
  EXPECT_EQ(read("win review c5").kind, ActKind::win_review);
  EXPECT_EQ(read("pay c9 99.50").amount.count, 9950);
  EXPECT_EQ(read("refund c3 50 on 2026-12-01").day, kDay);
  EXPECT_EQ(read("write c9").kind, ActKind::contact);
}

TEST(ActText, ReadsIdsWithBlanksAndQuotesBetweenQuotes) {
  EXPECT_EQ(read("leave \"Northwind / Shop\"").contract, "Northwind / Shop");
  EXPECT_EQ(read("leave \"the \"\"big\"\" one\"").contract, "the \"big\" one");
  EXPECT_EQ(read("leave \"on\" on 2026-12-01").contract, "on");
  EXPECT_EQ(to_text(read("leave \"on\" on 2026-12-01")), "leave \"on\" on 2026-12-01");
}

TEST(ActText, NamesTheWordThatDoesNotFitWhatWasExpectedAndAnExample) {
  EXPECT_EQ(problem(""),
            "it ends where an act (end, leave, pause, resume, pay, refund, start, remove feedback, "
            "win review, write, deliver) is expected; example: end c17 by client reason completed "
            "stars 5 recommend 9 on 2026-12-01");
  EXPECT_EQ(problem("dliver c9"),
            "'dliver' stands where an act (end, leave, pause, resume, pay, refund, start, remove "
            "feedback, win review, write, deliver) is expected; did you mean 'deliver'? example: "
            "end c17 by client reason completed stars 5 recommend 9 on 2026-12-01");
}

TEST(ActText, RefusesWhatIsSaidTwiceOrDoesNotGoTogether) {
  EXPECT_EQ(problem("pause c9 on 2026-12-01 on 2026-12-02"),
            "'on' is said twice; example: pause c9 on 2026-12-01");
  EXPECT_NE(problem("start k9 open earn 500").find("does not go with 'open'"), std::string::npos);
  EXPECT_NE(problem("start k9 stars 5 open").find("does not go with 'open'"), std::string::npos);
}

TEST(ActText, RefusesNumbersOutOfBounds) {
  for (const char* text :
       {"end c1 stars 0.99", "end c1 stars 5.01", "end c1 recommend 11", "end c1 recommend -1",
        "pay c1 -5", "pay c1 1,000", "pay c1", "start k9 lasts -1 days", "start k9 lasts 5",
        "end c1 on 2026-02-30", "end c1 by me", "end c1 reason bored", "leave \"c1",
        "leave \"c1\"x", "end", "remove c5", "leave c1 stars 5", "end \"\"", "leave \xFF"}) {
    EXPECT_FALSE(parse_act(text).has_value()) << text;
  }
}

RC_GTEST_PROP(ActText, ReadsBackWhatItWrites, ()) {
  Act act = insight::random_act(kDay);
  const auto name = [] {
    std::string text;
    for (const auto& piece : *rc::gen::container<std::vector<std::string>>(
             rc::gen::element<std::string>("a", "0", " ", "\"", "'", "#", "\t", "\n", "ü"))) {
      text += piece;
    }
    return *rc::gen::weightedOneOf<std::string>(
        {{3, rc::gen::just(text)},
         {1, rc::gen::element<std::string>("on", "by", "c1", "stars", "#7", "ü", "\"")}});
  };
  act.contract = name();
  if (act.kind == ActKind::start) act.client = name();
  if (*rc::gen::arbitrary<bool>()) act.day = kNoDay;
  RC_PRE(!act.contract.empty());
  const auto again = parse_act(to_text(act));
  RC_ASSERT(again.has_value());
  RC_ASSERT(*again == act);
}

TEST(ActText, ReadsAFileOfActsWithoutItsComments) {
  const auto acts =
      parse_acts("# the plan\n\n  end c1\r\n\t# more\npause c2 on 2026-12-01", "plan");
  ASSERT_TRUE(acts.has_value()) << acts.error().message;
  ASSERT_EQ(acts->size(), 2U);
  EXPECT_EQ(acts->at(1).contract, "c2");
}

TEST(ActText, SkipsAByteOrderMarkInFrontOfAFile) {
  const auto acts = parse_acts(
      "\xEF\xBB\xBF"
      "end c1\n",
      "plan");
  ASSERT_TRUE(acts.has_value()) << acts.error().message;
  EXPECT_EQ(acts->at(0).contract, "c1");
  EXPECT_FALSE(parse_acts("end c1\n\xEF\xBB\xBF"
                          "end c2\n",
                          "plan")
                   .has_value());
}

TEST(ActText, TellsTheLinesOfAFileThatAreWrong) {
  const auto acts = parse_acts("end c1\nend\nstop c2\n", "plan.txt");
  ASSERT_FALSE(acts.has_value());
  EXPECT_TRUE(acts.error().message.starts_with("plan.txt:2: it ends where a contract's id"));
  EXPECT_NE(acts.error().message.find("\nplan.txt:3: 'stop' stands where"), std::string::npos);
}

}  // namespace
}  // namespace jss::io
