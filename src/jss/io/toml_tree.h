// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "jss/base/day.h"
#include "jss/io/problems.h"

namespace jss::io {

struct TomlEntry;

/// A value of a TOML text with the line it stands on.
struct TomlNode {
  enum class Kind : std::uint8_t { text, integer, decimal, boolean, day, time, list, table };
  /// How a table came about, which decides what may still be added to it.
  enum class Origin : std::uint8_t { implied, header, dotted_key, braces };

  Kind kind = Kind::table;
  Origin origin = Origin::implied;
  std::uint32_t line = 0;  ///< From 1; of the key, where there is one.
  std::string text;        ///< Of `text` its content; of other scalars how they were written.
  std::int64_t integer = 0;
  bool boolean = false;
  Day day;
  std::vector<TomlNode> items;     ///< Of a list.
  std::vector<TomlEntry> entries;  ///< Of a table, in the order in which they stand.

  /// The entry of that key; nullptr if there is none.
  [[nodiscard]] const TomlNode* find(std::string_view key) const;
};

struct TomlEntry {
  std::string key;
  TomlNode node;
};

/// A value for a message: a scalar as it was written, between quotes, else `a list` or `a table`.
[[nodiscard]] std::string described(const TomlNode& node);

/// What bounds the memory, the stack and the time that a text can cost.
inline constexpr std::size_t kLargestToml = 262'144;
inline constexpr std::size_t kDeepestToml = 8;  ///< Parts of a key, and values within each other.
inline constexpr std::size_t kMostTomlKeys = 1000;  ///< In one table.

/// Reads TOML 1.0, as far as policy files need it: no text of several lines, no arrays of tables
/// (`[[…]]`), whole numbers in plain digits. Decimal numbers and times are recognised, not read.
/// What is accepted means the same to any other reader of TOML.
///
/// The first mistake is added to `problems` with its line and the remedy; the answer is then an
/// empty table.
[[nodiscard]] TomlNode parse_toml(std::string_view text, std::string_view file, Problems& problems);

}  // namespace jss::io
