// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "jss/base/result.h"

namespace jss::io {

/// Where in an input something is wrong.
struct Place {
  std::string_view file;    ///< As the user named it.
  std::uint64_t line = 0;   ///< From 1; zero where a line means nothing.
  std::string_view column;  ///< A column, key or parameter by name; may be empty.
};

/// Collects what is wrong with an input: every problem counted, the first twenty explained.
class Problems {
 public:
  static constexpr std::size_t kExplained = 20;

  /// Notes a problem: what the value is, which rule it breaks, and the remedy.
  void add(const Place& place, std::string_view message);

  /// Notes all of another's problems after its own.
  void append(const Problems& others);

  [[nodiscard]] bool empty() const { return count_ == 0; }
  [[nodiscard]] std::size_t count() const { return count_; }

  /// One line a problem, as `contracts.csv:12: stars: '6.00' is not from 1.00 to 5.00`, and a last
  /// line that tells how many more there are.
  [[nodiscard]] std::string text() const;

  /// All of it as one `invalid_input`. REQUIRES: not `empty()`.
  [[nodiscard]] Error error() const { return {ErrorCode::invalid_input, text()}; }

 private:
  std::size_t count_ = 0;
  std::vector<std::string> explained_;
};

}  // namespace jss::io
