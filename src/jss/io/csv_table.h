// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jss/io/csv_reader.h"
#include "jss/io/problems.h"

namespace jss::io {

/// The columns that a kind of table knows; the first `required` of them must be there.
struct CsvColumns {
  std::span<const std::string_view> names;
  std::size_t required = 0;
};

/// A cell that is not empty.
struct CsvCell {
  std::size_t column = 0;  ///< A position in `CsvColumns::names`.
  std::string_view text;
};

/// A row of a table: its known cells that are not empty, in the order of the file.
struct CsvRow {
  std::uint64_t line = 0;
  std::span<const CsvCell> cells;
};

/// Reads CSV whose header names the columns, in any order.
///
/// A required name that is missing, a name that stands twice and a name that is a known one but for
/// one edit, its case or blanks around it are errors; any other unknown name is a warning, and its
/// column is ignored. Where the header is wrong, no row is given. Not shared between threads.
class CsvTable {
 public:
  using TakeRow = std::function<void(const CsvRow&)>;

  /// `file` is the name that messages give; `columns` must outlive the reader.
  CsvTable(std::string file, CsvColumns columns);

  void feed(std::string_view bytes, const TakeRow& take);
  /// Says that the text ends here; a text without a header is an error.
  void finish(const TakeRow& take);

  /// Notes what is wrong with a row: in the column of that name, or in the whole row.
  void add_problem(std::uint64_t line, std::string_view column, std::string_view message) {
    problems_.add({.file = file_, .line = line, .column = column}, message);
  }
  [[nodiscard]] const Problems& problems() const { return problems_; }

  /// What is odd but no error, one line each.
  [[nodiscard]] const std::vector<std::string>& warnings() const { return warnings_; }

 private:
  class Handler;
  struct KnownField {
    std::size_t field = 0;
    std::size_t column = 0;
  };

  void read_header(const CsvRecord& header);
  void match_columns(const CsvRecord& header);
  void ask_for_required(const CsvRecord& header, const std::vector<bool>& named);
  void read_row(const CsvRecord& record, const TakeRow& take);
  void note_problem(const CsvProblem& problem);

  std::string file_;
  CsvColumns columns_;
  CsvReader csv_;
  bool has_header_ = false;
  bool is_something_else_ = false;  // no column is known: one problem says so, and no more follow
  std::vector<KnownField> known_fields_;  // empty where the header is wrong
  std::vector<CsvCell> cells_;
  Problems problems_;
  std::vector<std::string> warnings_;
};

}  // namespace jss::io
