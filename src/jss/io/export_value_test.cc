// SPDX-License-Identifier: Apache-2.0
#include "jss/io/export_value.h"

#include <gtest/gtest.h>

namespace jss::io {
namespace {

std::string day_of_text(std::string_view text) {
  const auto day = parse_export_day(text);
  return day ? to_string(*day) : "none";
}

std::string amount_of_text(std::string_view text) {
  const auto amount = parse_export_amount(text);
  return amount ? hundredths_to_string(amount->count) : "none";
}

TEST(ExportDay, IsReadInEveryFormThatExportsUse) {
  for (const std::string_view text :
       {"Oct 2, 2026", "Oct 02, 2026", "October 2, 2026", "oct 2,2026", " 2026-10-02 ",
        "2026-10-02T00:00:00.000Z", "2026-10-01T23:30:00-02:00"}) {
    EXPECT_EQ(day_of_text(text), "2026-10-02") << text;
  }
  EXPECT_EQ(day_of_text("Sept 9, 2026"), "2026-09-09");
}

TEST(ExportDay, IsNeverGuessedFromAnythingElse) {
  for (const std::string_view text :
       {"", "Oct", "Oct 2", "Oct 2 2026", "Oct 32, 2026", "Feb 29, 2026", "Okt 2, 2026",
        "Oct x, 2026", "10/02/2026", "2026-13-01", "Oct 2, 20266", ", "}) {
    EXPECT_EQ(day_of_text(text), "none") << text;
  }
}

TEST(ExportAmount, MayCarryADollarSignThousandsSeparatorsAndItsSignInAnyPlace) {
  EXPECT_EQ(amount_of_text("1234.5"), "1234.50");
  EXPECT_EQ(amount_of_text("$1,234.50"), "1234.50");
  EXPECT_EQ(amount_of_text("1,234,567"), "1234567.00");
  for (const std::string_view text :
       {"-22.92", "-$22.92", "$-22.92", "($22.92)", "(22.92)", " - 22.920 "}) {
    EXPECT_EQ(amount_of_text(text), "-22.92") << text;
  }
}

TEST(ExportAmount, IsRefusedWhereItsCommasSeparateNoThousands) {
  for (const std::string_view text :
       {"", "$", "-", "1,00.00", "1,0000", ",100", "1,,000", "1.2.3", "1.005", "1e3", "--1", "()",
        "USD 5", "1,234.5,0", "0x10", ".5"}) {
    EXPECT_EQ(amount_of_text(text), "none") << text;
  }
}

TEST(ExportNumber, KeepsTwoDecimalsAndPassesOverFurtherZeros) {
  EXPECT_EQ(parse_number("5.0"), 500);
  EXPECT_EQ(parse_number("4.850000"), 485);
  EXPECT_EQ(parse_number("4.851"), std::nullopt);
  EXPECT_EQ(parse_number("five"), std::nullopt);
}

TEST(ExportLabel, HasNoBlanksAroundItAndNoControlCharacters) {
  EXPECT_EQ(export_label("  a\tb "), "a?b");
  EXPECT_EQ(export_label(" \t "), "");
}

}  // namespace
}  // namespace jss::io
