// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "jss/base/result.h"
#include "jss/io/csv_table.h"
#include "jss/scoring/contract_table.h"

namespace jss::io {

/// Reads a contract table from CSV (docs/formats.md), fed in pieces of any size.
///
/// Columns are found by the names in the header, in any order; `contract_id`, `freelancer_id`,
/// `client_id` and `started_on` are required. An empty cell is absent or the default. Every row
/// must keep the rules of `scoring::check_row` and `scoring::ContractTableBuilder::add`. No
/// allocation a row but what the table keeps of it. Not shared between threads.
class ContractCsvReader {
 public:
  /// `file` is the name that messages give.
  explicit ContractCsvReader(std::string file);

  /// Reads the next bytes of the text.
  void feed(std::string_view bytes);

  /// The table; the reader is spent afterwards.
  ///
  /// Errors: `invalid_input`, if anything is wrong anywhere: every bad row counted, the first
  /// twenty explained by file, line, column, value, rule and remedy. A row counts once, with the
  /// first rule that it breaks.
  [[nodiscard]] Result<scoring::ContractTable> finish();

  /// What is odd but no error, one line each: columns that are ignored.
  [[nodiscard]] const std::vector<std::string>& warnings() const { return csv_.warnings(); }

  /// Takes the profiles of freelancers, before `finish`.
  [[nodiscard]] scoring::ContractTableBuilder& builder() { return builder_; }

 private:
  void read_row(const CsvRow& cells);

  CsvTable csv_;
  scoring::ContractTableBuilder builder_;
};

/// Writes a table as CSV: every column, in the order of docs/formats.md, rows in the order of the
/// table, lines that end with LF, quotes only where they are needed. Read again, it gives an equal
/// table; profiles are no part of it. Gives pieces of some 64 KiB to `sink`.
void write_contract_csv(const scoring::ContractTable& table,
                        const std::function<void(std::string_view)>& sink);

/// The same as one text.
[[nodiscard]] std::string write_contract_csv(const scoring::ContractTable& table);

}  // namespace jss::io
