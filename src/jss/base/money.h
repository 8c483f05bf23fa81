// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jss {

/// An amount of one currency, in hundredths of its unit.
struct Cents {
  std::int64_t count = 0;

  friend constexpr auto operator<=>(Cents, Cents) = default;
  friend constexpr Cents operator+(Cents a, Cents b) { return {a.count + b.count}; }
  friend constexpr Cents operator-(Cents a, Cents b) { return {a.count - b.count}; }
};

/// The largest amount that text can name, either side of zero: ten billion units. Sums of millions
/// of such amounts stay inside 64 bits.
inline constexpr Cents kLargestAmount{1'000'000'000'000};

/// Reads a decimal with at most two places into hundredths: `12`, `12.3`, `-0.05`, but neither
/// `1e3`, `+1`, `.5`, `1.` nor `1.005`. Never goes through floating point. Nothing if it is not
/// one, or is larger than `kLargestAmount` either side of zero.
[[nodiscard]] std::optional<std::int64_t> parse_hundredths(std::string_view text);

/// Writes hundredths as a decimal with exactly two places: `88.24`, `-0.05`.
[[nodiscard]] std::string hundredths_to_string(std::int64_t hundredths);

}  // namespace jss
