// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "jss/io/problems.h"

namespace jss::io {

/// A row of an exported table. Fields that the table does not have are empty.
class ExportRow {
 public:
  ExportRow(std::uint64_t line, std::span<const std::string_view> fields,
            std::span<const std::size_t> field_of_column)
      : line_(line), fields_(fields), field_of_column_(field_of_column) {}

  [[nodiscard]] std::uint64_t line() const { return line_; }
  /// The field of a column by its position among the names, without blanks around it.
  [[nodiscard]] std::string_view operator[](std::size_t column) const;

 private:
  std::uint64_t line_;
  std::span<const std::string_view> fields_;
  std::span<const std::size_t> field_of_column_;
};

/// Reads a CSV table whose columns are named by its header, upper and lower case and blanks around
/// them aside; other columns are passed over. Hands each row to `take`. The first `required` of the
/// names must be there: where one is missing, that is a problem and no row is given.
void read_export_table(std::string_view file, std::string_view text,
                       std::span<const std::string_view> names, std::size_t required,
                       Problems& problems, const std::function<void(const ExportRow&)>& take);

/// The names in the header of a CSV text, in lower case and without blanks around them.
[[nodiscard]] std::vector<std::string> export_header(std::string_view text);

}  // namespace jss::io
