// SPDX-License-Identifier: Apache-2.0
#include "jss/service/question_body.h"

#include <array>
#include <string>

#include <gtest/gtest.h>

namespace jss::service {
namespace {

constexpr std::array<std::string_view, 3> kAllowed{"do", "target", "detail"};

std::string refusal(std::string_view body) {
  const auto read = read_question_body(body, kAllowed);
  return read ? "" : read.error().message;
}

TEST(QuestionBody, GivesEachOptionAsACommandLineWould) {
  const auto read =
      read_question_body(R"({"do":["end C-2","leave C-1"],"target":90.0,"detail":true})", kAllowed);
  ASSERT_TRUE(read) << read.error().message;
  ASSERT_EQ(read->size(), 3U);
  EXPECT_EQ(read->at(0).name, "do");
  EXPECT_EQ(read->at(0).values, (std::vector<std::string>{"end C-2", "leave C-1"}));
  EXPECT_EQ(read->at(1).values, std::vector<std::string>{"90.0"});
  EXPECT_EQ(read->at(2).values, std::vector<std::string>{"true"});
}

TEST(QuestionBody, LeavesNullsOut) {
  const auto read = read_question_body(R"({"target":null})", kAllowed);
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->empty());
}

TEST(QuestionBody, SaysWhatIsWrong) {
  EXPECT_NE(refusal("{"), "");
  EXPECT_EQ(refusal("[]"), "the body is no JSON object");
  EXPECT_EQ(refusal(R"({"acts":"/etc/passwd"})"),
            "the body has an option 'acts' that is not known here: there are do, target, detail");
  EXPECT_EQ(refusal(R"({"do":{"end":"C-2"}})"),
            "do is no text, number, true, false or list of these");
  EXPECT_EQ(refusal(R"({"do":[["end C-2"]]})"),
            "do is no text, number, true, false or list of these");
}

TEST(QuestionBody, TakesAHundredValuesAndNoMore) {
  std::string acts = R"("end C-2")";
  for (std::size_t i = 1; i < kMostValues; ++i) acts += R"(,"end C-2")";
  EXPECT_EQ(refusal(R"({"do":[)" + acts + "]}"), "");
  EXPECT_NE(refusal(R"({"do":[)" + acts + R"(,"end C-2"]})"), "");
}

}  // namespace
}  // namespace jss::service
