// SPDX-License-Identifier: Apache-2.0
#include "jss/io/text_table.h"

#include <gtest/gtest.h>

namespace jss::io {
namespace {

TEST(DisplayWidth, CountsColumnsAndNotBytes) {
  EXPECT_EQ(display_width("Café"), 4U);
  EXPECT_EQ(display_width("標誌"), 4U);
  EXPECT_EQ(display_width("✅"), 2U);
  EXPECT_EQ(display_width("e\u0301"), 1U);
  EXPECT_EQ(display_width("\x1b[31mred\x1b[0m"), 3U);
}

TEST(Fit, CutsBetweenCharacters) {
  EXPECT_EQ(fit("Logo", 4), "Logo");
  EXPECT_EQ(fit("Logos", 4), "Log…");
  EXPECT_EQ(fit("標誌設計", 5), "標誌…");
}

TEST(Wrap, BreaksAtSpacesAndIndentsWhatFollows) {
  EXPECT_EQ(wrap("one two three", 7, 2), "one two\n  three");
}

TEST(Wrap, BreaksAWordThatFitsNoLine) {
  EXPECT_EQ(wrap("unbreakable", 4, 0), "unbr\neaka\nble");
  EXPECT_EQ(wrap("an unbreakable word", 6, 2), "an\n  unbr\n  eaka\n  ble\n  word");
  EXPECT_EQ(wrap("標誌設計", 5, 1), "標誌\n 設計");
  EXPECT_EQ(wrap("ab", 1, 1), "a\n b");
}

TEST(Wrap, LeavesAnAddressWhole) {
  EXPECT_EQ(wrap("see https://example.org/a-page now", 10, 2),
            "see\n  https://example.org/a-page\n  now");
}

TEST(TextTable, CutsTheElasticColumnWhenTheLineIsTooLong) {
  TextTable table({{"id", TextTable::Align::left},
                   {"title", TextTable::Align::left, true},
                   {"points", TextTable::Align::right}});
  table.add({"c1", "A very long title of a contract that nobody reads", "-1.20"});
  const std::string text = table.text({.width = 40});
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    EXPECT_LE(display_width(text.substr(at, end - at)), 40U);
    at = end + 1;
  }
  EXPECT_NE(text.find("…"), std::string::npos);
  EXPECT_NE(text.find("-1.20"), std::string::npos);
}

TEST(TextTable, CutsWhatIsOptionalFirstAndThenLeavesItOut) {
  TextTable table({{"id", TextTable::Align::left},
                   {"title", TextTable::Align::left, true, true},
                   {"why", TextTable::Align::left, true},
                   {"day", TextTable::Align::left, false, true}});
  table.add({"c1", "A title of twenty-six bytes", "the client was satisfied", "2026-01-01"});
  EXPECT_EQ(table.text({.width = 60}),
            "  id  title             why                       day\n"
            "  c1  A title of twen…  the client was satisfied  2026-01-01\n");
  EXPECT_EQ(table.text({.width = 40}),
            "  id  title     why\n"
            "  c1  A title…  the client was satisfied\n");
}

TEST(TextTable, LeavesOutColumnsWithoutText) {
  TextTable table({{"id", TextTable::Align::left},
                   {"title", TextTable::Align::left},
                   {"day", TextTable::Align::left}});
  table.add({"c1", "", "2026-01-01"});
  EXPECT_EQ(table.text({}), "  id  day\n  c1  2026-01-01\n");
}

TEST(TextTable, ShowsABoldRowInBoldWhereColoursAreAllowed) {
  TextTable table({{"", TextTable::Align::left}});
  table.add_bold({"24 months"});
  EXPECT_EQ(table.text({.colour = true}), "\x1b[1m  24 months\x1b[0m\n");
  EXPECT_EQ(table.text({.colour = false}), "  24 months\n");
}

TEST(TextTable, LeavesColoursOutWhereTheyAreNotAllowed) {
  EXPECT_EQ(paint("88", Ink::good, {.colour = false}), "88");
  EXPECT_EQ(paint("88", Ink::good, {.colour = true}), "\x1b[32m88\x1b[0m");
}

}  // namespace
}  // namespace jss::io
