// SPDX-License-Identifier: Apache-2.0
#include "jss/base/fraction.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace jss {
namespace {

constexpr Int128 kHuge = Int128{1} << 120;

std::strong_ordering reversed(std::strong_ordering order) { return 0 <=> order; }

TEST(FloorDivide, RoundsTowardsMinusInfinity) {
  EXPECT_TRUE(floor_divide(7, 2) == 3);
  EXPECT_TRUE(floor_divide(-7, 2) == -4);
  EXPECT_TRUE(floor_divide(-8, 2) == -4);
  EXPECT_TRUE(floor_divide(-1, 1000) == -1);
  EXPECT_TRUE(floor_divide(0, 5) == 0);
  EXPECT_TRUE(floor_divide(kHuge, 1) == kHuge);
}

TEST(Fraction, EqualValuesAreEqualWhateverTheirParts) {
  EXPECT_TRUE((Fraction{1, 2} == Fraction{2, 4}));
  EXPECT_TRUE((Fraction{0, 3} == Fraction{0, 1}));
  EXPECT_TRUE((Fraction{-3, 6} == Fraction{-1, 2}));
  EXPECT_FALSE((Fraction{1, 2} == Fraction{1, 3}));
}

TEST(Fraction, OrdersByValue) {
  EXPECT_TRUE((Fraction{1, 3} < Fraction{1, 2}));
  EXPECT_TRUE((Fraction{2, 3} > Fraction{1, 2}));
  EXPECT_TRUE((Fraction{-1, 2} < Fraction{-1, 3}));
  EXPECT_TRUE((Fraction{-1, 2} < Fraction{0, 1}));
  EXPECT_TRUE((Fraction{7, 2} < Fraction{4, 1}));
  EXPECT_TRUE((Fraction{3, 1} < Fraction{7, 2}));
}

TEST(Fraction, ComparesExactlyWhereProductsWouldOverflow) {
  EXPECT_TRUE((Fraction{kHuge, kHuge + 1} < Fraction{kHuge + 1, kHuge + 2}));
  EXPECT_TRUE((Fraction{kHuge + 1, kHuge} > Fraction{kHuge + 2, kHuge + 1}));
  EXPECT_TRUE((Fraction{2 * kHuge, 2 * kHuge + 2} == Fraction{kHuge, kHuge + 1}));
}

TEST(RoundHalfUp, RoundsTheHalfUpwards) {
  EXPECT_EQ(round_half_up({1, 2}, 1), 1);
  EXPECT_EQ(round_half_up({-1, 2}, 1), 0);
  EXPECT_EQ(round_half_up({-3, 2}, 1), -1);
  EXPECT_EQ(round_half_up({1, 3}, 1), 0);
  EXPECT_EQ(round_half_up({2, 3}, 1), 1);
  EXPECT_EQ(round_half_up({885, 1000}, 100), 89);    // 88.5
  EXPECT_EQ(round_half_up({8849, 10000}, 100), 88);  // 88.49
  EXPECT_EQ(round_half_up({15, 17}, 10000), 8824);
}

RC_GTEST_PROP(FractionProperty, AgreesWithTheProductsWhereTheyFit,
              (std::int64_t a, std::int64_t b)) {
  const auto c = *rc::gen::positive<std::int64_t>();
  const auto d = *rc::gen::positive<std::int64_t>();
  RC_ASSERT((Fraction{a, c} <=> Fraction{b, d}) == (Int128{a} * d <=> Int128{b} * c));
}

RC_GTEST_PROP(FractionProperty, NeighboursAreToldApart, ()) {
  const Int128 whole = *rc::gen::positive<std::int64_t>();
  const Fraction one{whole, whole + 1};
  const Fraction next{whole + 1, whole + 2};
  RC_ASSERT((one <=> next) == std::strong_ordering::less);
  RC_ASSERT((next <=> one) == reversed(one <=> next));
}

RC_GTEST_PROP(FractionProperty, RoundingIsNeverOffByMoreThanAHalf, (std::int32_t a)) {
  const auto b = *rc::gen::positive<std::int32_t>();
  const Int128 rounded = round_half_up({a, b}, 100);
  const Int128 twice_the_error = 2 * (rounded * b - Int128{a} * 100);
  RC_ASSERT(-b < twice_the_error);
  RC_ASSERT(twice_the_error <= b);
}

}  // namespace
}  // namespace jss
