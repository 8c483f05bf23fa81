// SPDX-License-Identifier: Apache-2.0
#include "jss/base/money.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>

namespace jss {
namespace {

TEST(Money, ReadsDecimalsOfAtMostTwoPlacesExactly) {
  EXPECT_EQ(parse_hundredths("0"), 0);
  EXPECT_EQ(parse_hundredths("12"), 1200);
  EXPECT_EQ(parse_hundredths("12.3"), 1230);
  EXPECT_EQ(parse_hundredths("12.34"), 1234);
  EXPECT_EQ(parse_hundredths("0.05"), 5);
  EXPECT_EQ(parse_hundredths("-0.05"), -5);
  EXPECT_EQ(parse_hundredths("-0.00"), 0);
  EXPECT_EQ(parse_hundredths("007.50"), 750);
  EXPECT_EQ(parse_hundredths("1.10"), 110);  // has no exact binary fraction
}

TEST(Money, RefusesWhatIsNoPlainDecimal) {
  for (const auto* text :
       {"",      "-",    ".",  ".5", "1.", "-.5",  "+1",  "--1", "1e3",  "1.005", "1,000",
        "1.0.0", "1.-5", " 1", "1 ", "$5", "0x10", "inf", "nan", "1.5f", "١"}) {
    EXPECT_FALSE(parse_hundredths(text)) << text;
  }
}

TEST(Money, ReadsUpToTenBillionEitherSideOfZero) {
  EXPECT_EQ(parse_hundredths("10000000000"), kLargestAmount.count);
  EXPECT_EQ(parse_hundredths("10000000000.00"), kLargestAmount.count);
  EXPECT_EQ(parse_hundredths("-10000000000.00"), -kLargestAmount.count);
  EXPECT_EQ(parse_hundredths("9999999999.99"), kLargestAmount.count - 1);
  EXPECT_FALSE(parse_hundredths("10000000000.01"));
  EXPECT_FALSE(parse_hundredths("-10000000000.01"));
  EXPECT_FALSE(parse_hundredths("99999999999999999999999999999999999999"));
}

TEST(Money, WritesTwoPlaces) {
  EXPECT_EQ(hundredths_to_string(0), "0.00");
  EXPECT_EQ(hundredths_to_string(5), "0.05");
  EXPECT_EQ(hundredths_to_string(-5), "-0.05");
  EXPECT_EQ(hundredths_to_string(8824), "88.24");
  EXPECT_EQ(hundredths_to_string(100000), "1000.00");
  EXPECT_EQ(hundredths_to_string(std::numeric_limits<std::int64_t>::min()),
            "-92233720368547758.08");
}

TEST(Money, AddsAndComparesAmounts) {
  EXPECT_EQ(Cents{150} + Cents{50}, Cents{200});
  EXPECT_EQ(Cents{150} - Cents{200}, Cents{-50});
  EXPECT_LT(Cents{-1}, Cents{0});
}

RC_GTEST_PROP(MoneyProperty, TextAndAmountTellTheSame, ()) {
  const auto amount =
      *rc::gen::inRange<std::int64_t>(-kLargestAmount.count, kLargestAmount.count + 1);
  RC_ASSERT(parse_hundredths(hundredths_to_string(amount)) == amount);
}

}  // namespace
}  // namespace jss
