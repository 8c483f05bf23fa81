// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace jss::ledger {

/// Writes rows as PostgreSQL's COPY takes them in its binary form.
class PostgresCopy {
 public:
  PostgresCopy();

  PostgresCopy& row(std::int16_t columns);
  PostgresCopy& number(std::int64_t value);     ///< A bigint.
  PostgresCopy& bytes(std::string_view value);  ///< A text or a bytea.
  PostgresCopy& nothing();

  /// All of it.
  [[nodiscard]] const std::string& finish();

 private:
  void put(std::uint64_t value, int size);

  std::string bytes_;
};

}  // namespace jss::ledger
