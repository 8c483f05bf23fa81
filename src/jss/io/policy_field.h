// SPDX-License-Identifier: Apache-2.0
// The one table of policy parameters. Reading, checking, showing and comparing policies all walk
// it: to add a parameter, add a member to `scoring::Rules` and an entry to one of the two parts.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "jss/scoring/policy.h"

namespace jss::io {

/// How a value is written.
enum class ValueKind : std::uint8_t {
  integer,
  stars,    ///< Hundredths, written as a decimal string.
  yes_no,   ///< A TOML boolean.
  word,     ///< One of `PolicyField::words`.
  day,      ///< A TOML local date.
  months,   ///< A list of lengths.
  reasons,  ///< A list of end reasons.
  tiers,    ///< A list of amounts with weights.
};

/// How a number reads within a sentence.
enum class Said : std::uint8_t {
  plain,    ///< As it is shown.
  times,    ///< Thousandths as a factor: 1500 is `1.5`.
  percent,  ///< Thousandths as a share: 200 is `20%`.
};

/// A value that fits one number: an integer, hundredths, a word's position, a day's count. What is
/// unset is nothing.
struct NumberAccess {
  std::optional<int> (*get)(const scoring::Rules&) = nullptr;
  void (*set)(scoring::Rules&, std::optional<int>) = nullptr;
};

/// A value that is a list.
template <class List>
struct ListAccess {
  List& (*change)(scoring::Rules&) = nullptr;
  const List& (*read)(const scoring::Rules&) = nullptr;
};

using Months = std::vector<int>;
using Reasons = std::array<bool, 8>;
using Tiers = std::vector<scoring::SizeTier>;
using Access =
    std::variant<NumberAccess, ListAccess<Months>, ListAccess<Reasons>, ListAccess<Tiers>>;

/// What a change means for a freelancer. `{from}` and `{to}` stand for the values, `{to:day}` for
/// the new one with its noun in the number it needs.
struct Sentences {
  std::string_view changed;
  std::string_view begins;  ///< It had no value, or an empty list.
  std::string_view ends;    ///< It has none any more.
  /// For `word` (by position) and `yes_no` (no, yes): what holds from now on.
  std::array<std::string_view, 3> becomes = {};
};

/// When a parameter that may be unset may not be.
struct Demand {
  bool (*holds)(const scoring::Rules&) = nullptr;
  std::string_view by;     ///< The parameter that demands it: `length.mode`.
  std::string_view words;  ///< What that one then is: `"scale"`.
};

/// An order that two parameters must keep.
struct Order {
  std::string_view other;  ///< This one is at most that one …
  bool strictly = false;   ///< … or below it.
};

struct PolicyField {
  std::string_view name;
  std::string_view meaning;
  ValueKind kind = ValueKind::integer;
  Access access;
  int low = 0;  ///< For `integer` and `stars`; the bounds are included.
  int high = 0;
  std::span<const std::string_view> words;
  Said said = Said::plain;
  Sentences sentences = {};
  bool may_be_unset = false;
  std::array<std::string_view, 2> needs = {};  ///< If this one is set, so must those be.
  Demand demand = {};
  Order order = {};
  /// False where it plays no part, whatever its value; absent if it always plays one.
  bool (*matters)(const scoring::Rules&) = nullptr;
};

/// Its first part: what an outcome is, counts and weighs, up to `length.cap`.
[[nodiscard]] std::span<const PolicyField> policy_fields_of_outcomes();
/// Its second part: what contracts without pay or word, clients and circumstances do.
[[nodiscard]] std::span<const PolicyField> policy_fields_of_circumstances();

/// Every parameter, in the order in which policy files write them.
[[nodiscard]] std::span<const PolicyField> policy_fields();

/// The parameter of that dotted name; nullptr if there is none.
[[nodiscard]] const PolicyField* find_policy_field(std::string_view name);

}  // namespace jss::io
