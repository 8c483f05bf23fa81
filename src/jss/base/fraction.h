// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>

namespace jss {

/// 128 bits hold every product that the rules can form; see the bounds in `scoring/policy.h`.
__extension__ using Int128 = __int128;

/// The quotient of `a` by `b`, rounded towards minus infinity. REQUIRES: `b > 0`.
[[nodiscard]] constexpr Int128 floor_divide(Int128 a, Int128 b) {
  const Int128 quotient = a / b;
  return a % b < 0 ? quotient - 1 : quotient;
}

/// An exact fraction of two integers. The denominator is always positive.
///
/// Fractions are not reduced: 1/2 and 2/4 are equal and differ in their parts.
struct Fraction {
  Int128 numerator = 0;
  Int128 denominator = 1;

  /// Compares exactly, without a product that could overflow: whole parts first, then the
  /// reciprocals of what remains, as Euclid's algorithm does. At most some two hundred steps.
  friend constexpr std::strong_ordering operator<=>(const Fraction& a, const Fraction& b) {
    Fraction left = a;
    Fraction right = b;
    bool swapped = false;
    while (true) {
      const Int128 left_whole = floor_divide(left.numerator, left.denominator);
      const Int128 right_whole = floor_divide(right.numerator, right.denominator);
      if (left_whole != right_whole) {
        return (left_whole < right_whole) != swapped ? std::strong_ordering::less
                                                     : std::strong_ordering::greater;
      }
      const Int128 left_rest = left.numerator - left_whole * left.denominator;
      const Int128 right_rest = right.numerator - right_whole * right.denominator;
      if (left_rest == 0 && right_rest == 0) return std::strong_ordering::equal;
      if (left_rest == 0 || right_rest == 0) {
        return (left_rest == 0) != swapped ? std::strong_ordering::less
                                           : std::strong_ordering::greater;
      }
      left = {left.denominator, left_rest};
      right = {right.denominator, right_rest};
      swapped = !swapped;
    }
  }
  friend constexpr bool operator==(const Fraction& a, const Fraction& b) {
    return (a <=> b) == std::strong_ordering::equal;
  }
};

/// `fraction * scale`, rounded to the nearest integer, halves up.
/// REQUIRES: `2 * numerator * scale` and twice the denominator stay inside 128 bits.
[[nodiscard]] constexpr std::int64_t round_half_up(const Fraction& fraction, std::int64_t scale) {
  return static_cast<std::int64_t>(floor_divide(
      2 * fraction.numerator * scale + fraction.denominator, 2 * fraction.denominator));
}

}  // namespace jss
