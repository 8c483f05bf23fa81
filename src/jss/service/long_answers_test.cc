// SPDX-License-Identifier: Apache-2.0
#include "jss/service/long_answers.h"

#include <gtest/gtest.h>

namespace jss::service {
namespace {

TEST(LongAnswers, ATokenHasOneAtATime) {
  LongAnswers answers(2);
  {
    const auto first = answers.begin("a");
    EXPECT_TRUE(first);
    EXPECT_FALSE(answers.begin("a"));
  }
  EXPECT_TRUE(answers.begin("a")) << "the first has ended";
}

TEST(LongAnswers, AllTogetherHaveSoMany) {
  LongAnswers answers(2);
  const auto first = answers.begin("a");
  auto second = answers.begin("b");
  EXPECT_FALSE(answers.begin("c"));
  second.reset();
  EXPECT_TRUE(answers.begin("c"));
}

TEST(LongAnswers, LeaveThatIsHandedOnEndsOnce) {
  LongAnswers answers(1);
  auto first = answers.begin("a");
  {
    const LongAnswers::Leave handed_on = std::move(*first);
    first.reset();
    EXPECT_FALSE(answers.begin("b"));
  }
  EXPECT_TRUE(answers.begin("b"));
}

}  // namespace
}  // namespace jss::service
