// SPDX-License-Identifier: Apache-2.0
#include "jss/base/id.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <type_traits>

namespace jss {
namespace {

static_assert(!std::is_convertible_v<ClientIndex, FreelancerIndex>);
static_assert(!std::is_same_v<TextIndex, ClientIndex>);

TEST(Index, OrdersByPosition) {
  EXPECT_LT(ClientIndex{1}, ClientIndex{2});
  EXPECT_EQ(ClientIndex{}, ClientIndex{0});
}

TEST(TextPool, KeepsTheEmptyTextAtPositionZero) {
  TextPool pool;
  EXPECT_EQ(pool.size(), 1U);
  EXPECT_EQ(pool[TextIndex{}], "");
  EXPECT_EQ(pool.keep(""), TextIndex{});
  EXPECT_EQ(pool.size(), 1U);
}

TEST(TextPool, GivesEqualTextsTheirOwnPositions) {
  TextPool pool;
  const TextIndex first = pool.keep("ana");
  const TextIndex second = pool.keep("ana");
  EXPECT_NE(first, second);
  EXPECT_EQ(pool[first], pool[second]);
  EXPECT_EQ(pool.size(), 3U);
}

RC_GTEST_PROP(TextPoolProperty, GivesBackEveryTextByteForByte,
              (const std::vector<std::string>& texts, bool reserved)) {
  TextPool pool;
  if (reserved) pool.reserve(texts.size(), 1000);
  std::vector<TextIndex> positions;
  positions.reserve(texts.size());
  for (const std::string& text : texts) positions.push_back(pool.keep(text));
  for (std::size_t i = 0; i < texts.size(); ++i) RC_ASSERT(pool[positions[i]] == texts[i]);
}

}  // namespace
}  // namespace jss
