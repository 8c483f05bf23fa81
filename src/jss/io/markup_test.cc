// SPDX-License-Identifier: Apache-2.0
#include "jss/io/markup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace jss::io {
namespace {

using testing::HasSubstr;

TEST(Escaped, MakesEntitiesOfWhatMeansSomething) {
  EXPECT_EQ(escaped("<a href=\"x\" id='y'>&"), "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;");
}

TEST(Escaped, ReplacesWhatNoDocumentMayHold) {
  EXPECT_EQ(escaped(std::string_view("a\0b\tc\u202E\u200Fd", 12)), "a?b?c??d");
  EXPECT_EQ(escaped("a\xFFz"), "a\uFFFDz");
  EXPECT_EQ(escaped("a\uFFFEz\uFFFF"), "a\uFFFDz\uFFFD");
}

TEST(Escaped, CutsBeforeAWholeCharacterAndNeverAnEntity) {
  EXPECT_EQ(escaped("aé&", 2), "a…");
  EXPECT_EQ(escaped("a&&", 2), "a&amp;…");
}

TEST(HtmlTable, HasACaptionAndHeadingsWithTheirScope) {
  HtmlTable table("Points", {{"Contract"}, {"Points", true}});
  EXPECT_TRUE(table.empty());
  table.add({"Logo", "1.00"}, "strong");
  const std::string html = table.html();
  EXPECT_THAT(html, HasSubstr("<caption>Points</caption>"));
  EXPECT_THAT(html, HasSubstr("<th scope=\"col\">Contract</th><th scope=\"col\" class=\"n\">"));
  EXPECT_THAT(html, HasSubstr("<tr class=\"strong\"><th scope=\"row\">Logo</th><td class=\"n\">"));
}

TEST(HtmlTable, FillsRowsThatAreTooShortAndCutsThoseTooLong) {
  HtmlTable table("Points", {{"Contract"}, {"Points"}});
  table.add({"Logo"});
  table.add({"Logo", "1", "2"});
  EXPECT_THAT(table.html(), HasSubstr("Logo</th><td></td></tr>"));
  EXPECT_THAT(table.html(), HasSubstr("<td>1</td></tr>"));
}

}  // namespace
}  // namespace jss::io
