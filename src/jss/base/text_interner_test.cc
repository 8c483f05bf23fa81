// SPDX-License-Identifier: Apache-2.0
#include "jss/base/text_interner.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <string>

namespace jss {
namespace {

TEST(TextInterner, NumbersTextsInTheOrderInWhichTheyCame) {
  TextInterner names;
  EXPECT_EQ(names.intern("ben").number, 0U);
  EXPECT_EQ(names.intern("ana").number, 1U);
  const auto again = names.intern("ben");
  EXPECT_EQ(again.number, 0U);
  EXPECT_FALSE(again.is_new);
  EXPECT_TRUE(names.intern("cleo").is_new);
  EXPECT_EQ(names.size(), 3U);
  EXPECT_EQ(names[1], "ana");
}

TEST(TextInterner, TellsTextsApartByEveryByte) {
  TextInterner names;
  EXPECT_TRUE(names.intern("").is_new);
  EXPECT_TRUE(names.intern("Ana").is_new);
  EXPECT_TRUE(names.intern("ana").is_new);
  EXPECT_TRUE(names.intern("ana ").is_new);
  EXPECT_TRUE(names.intern(std::string_view("ana\0", 4)).is_new);
  EXPECT_FALSE(names.intern("").is_new);
}

TEST(TextInterner, FindsOnlyWhatCame) {
  TextInterner names;
  EXPECT_EQ(names.find("ana"), TextInterner::kAbsent);
  names.intern("ana");
  EXPECT_EQ(names.find("ana"), 0U);
  EXPECT_EQ(names.find("ben"), TextInterner::kAbsent);
  EXPECT_EQ(names.size(), 1U);
}

TEST(TextInterner, GivesItsTextsAwayAndBeginsAnew) {
  TextInterner names;
  names.intern("ana");
  names.intern("ben");
  const TextPool texts = names.take_texts();
  EXPECT_EQ(texts.size(), 3U);
  EXPECT_EQ(texts[TextIndex{0}], "");
  EXPECT_EQ(texts[TextIndex{1}], "ana");
  EXPECT_EQ(texts[TextIndex{2}], "ben");
  EXPECT_EQ(names.size(), 0U);
  EXPECT_EQ(names.find("ana"), TextInterner::kAbsent);
  EXPECT_EQ(names.intern("ben").number, 0U);
}

TEST(TextInterner, KeepsApartAHundredThousandTexts) {
  TextInterner names;
  for (std::uint32_t i = 0; i < 100'000; ++i) {
    ASSERT_EQ(names.intern("c" + std::to_string(i)).number, i);
  }
  for (std::uint32_t i = 0; i < 100'000; ++i) {
    ASSERT_EQ(names.find("c" + std::to_string(i)), i);
  }
  EXPECT_EQ(names.find("c100000"), TextInterner::kAbsent);
}

RC_GTEST_PROP(TextInternerProperty, AgreesWithAMap, ()) {
  const auto texts = *rc::gen::container<std::vector<std::string>>(
      rc::gen::container<std::string>(rc::gen::inRange('a', 'd')));
  TextInterner names;
  std::map<std::string, std::uint32_t> expected;
  for (const std::string& text : texts) {
    const auto [entry, is_new] =
        expected.emplace(text, static_cast<std::uint32_t>(expected.size()));
    const auto interned = names.intern(text);
    RC_ASSERT(interned.number == entry->second);
    RC_ASSERT(interned.is_new == is_new);
  }
  for (const auto& [text, number] : expected) {
    RC_ASSERT(names.find(text) == number);
    RC_ASSERT(names[number] == text);
  }
}

}  // namespace
}  // namespace jss
