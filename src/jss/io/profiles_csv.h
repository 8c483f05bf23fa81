// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "jss/base/result.h"
#include "jss/base/text_interner.h"
#include "jss/io/csv_table.h"
#include "jss/scoring/contract_table.h"

namespace jss::io {

/// Reads how complete freelancers' profiles are from CSV with the columns `freelancer_id` and
/// `profile_completeness` (0 to 100; empty where nobody knows), fed in pieces of any size. Not
/// shared between threads.
class ProfilesCsvReader {
 public:
  /// `file` is the name that messages give.
  explicit ProfilesCsvReader(std::string file);

  /// Reads the next bytes of the text.
  void feed(std::string_view bytes);

  /// Hands all profiles to `builder`; the reader is spent afterwards.
  ///
  /// Errors: `invalid_input`, as `ContractCsvReader::finish`, and where a freelancer has two rows;
  /// `builder` is then left as it was.
  [[nodiscard]] Result<void> finish(scoring::ContractTableBuilder& builder);

  /// What is odd but no error, one line each: columns that are ignored.
  [[nodiscard]] const std::vector<std::string>& warnings() const { return csv_.warnings(); }

 private:
  void read_row(const CsvRow& cells);

  CsvTable csv_;
  TextInterner freelancers_;
  std::vector<std::int8_t> completeness_;  // one a freelancer; -1 where nobody knows
};

}  // namespace jss::io
