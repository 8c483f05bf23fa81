// SPDX-License-Identifier: Apache-2.0
#include "jss/io/plain_text.h"

#include <gtest/gtest.h>

namespace jss::io {
namespace {

TEST(PlainText, ShowsControlCharactersAsQuestionMarks) {
  EXPECT_EQ(plain_text("a\x1b[31m\tb\n\x7F"), "a?[31m?b??");
  EXPECT_TRUE(has_control_character("a\tb"));
  EXPECT_FALSE(has_control_character("Zürich, 10 % – ok"));
}

TEST(PlainText, ShowsWhatTurnsTheDirectionOfWritingAsAQuestionMark) {
  EXPECT_EQ(plain_text("\xC2\x9B"
                       "31m \xE2\x80\xAE rtl \xE2\x81\xA6"),
            "?31m ? rtl ?");
  EXPECT_TRUE(has_control_character("a\xC2\x85"));
  EXPECT_EQ(plain_text("à la “carte” ✅ 日本"), "à la “carte” ✅ 日本");
}

TEST(PlainText, CutsLongTextBeforeAWholeCharacter) {
  EXPECT_EQ(plain_text("abcdef", 3), "abc…");
  EXPECT_EQ(plain_text("abcdef", 6), "abcdef");
  EXPECT_EQ(plain_text("aü", 2), "a…");
  EXPECT_EQ(plain_text("üü", 2), "ü…");
}

TEST(PlainText, QuotesTheFirstSixtyBytes) {
  EXPECT_EQ(io::quoted("four"), "'four'");
  EXPECT_EQ(io::quoted(std::string(61, 'x')), "'" + std::string(60, 'x') + "…'");
}

}  // namespace
}  // namespace jss::io
