// SPDX-License-Identifier: Apache-2.0
#include "jss/io/export_table.h"

#include <algorithm>
#include <string>

#include "jss/io/csv_reader.h"
#include "jss/io/export_value.h"

namespace jss::io {
namespace {

constexpr std::size_t kNoField = SIZE_MAX;

std::vector<std::string> header_names(const CsvRecord& header) {
  std::vector<std::string> names;
  for (const std::string_view field : header.fields) names.push_back(lower_case(trimmed(field)));
  return names;
}

class HeaderOnly : public CsvHandler {
 public:
  void on_record(const CsvRecord& record) override {
    if (names.empty()) names = header_names(record);
  }
  void on_problem(const CsvProblem&) override {}

  std::vector<std::string> names;
};

class TableHandler : public CsvHandler {
 public:
  TableHandler(std::string_view file, std::span<const std::string_view> names, std::size_t required,
               Problems& problems, const std::function<void(const ExportRow&)>& take)
      : file_(file), names_(names), required_(required), problems_(problems), take_(take) {}

  void on_record(const CsvRecord& record) override {
    if (!has_header_) {
      read_header(record);
    } else if (is_complete_) {
      take_({record.line, record.fields, field_of_column_});
    }
  }
  void on_problem(const CsvProblem& problem) override {
    problems_.add({.file = file_, .line = problem.line, .column = {}}, problem.message);
  }

 private:
  void read_header(const CsvRecord& header) {
    has_header_ = true;
    const std::vector<std::string> found = header_names(header);
    for (std::size_t column = 0; column < names_.size(); ++column) {
      const auto at = std::find(found.begin(), found.end(), names_[column]);
      const bool is_there = at != found.end();
      field_of_column_.push_back(is_there ? static_cast<std::size_t>(at - found.begin())
                                          : kNoField);
      if (is_there || column >= required_) continue;
      is_complete_ = false;
      problems_.add({.file = file_, .line = header.line, .column = {}},
                    "has no column '" + std::string(names_[column]) +
                        "': this export needs it; give the file as it was downloaded");
    }
  }

  std::string_view file_;
  std::span<const std::string_view> names_;
  std::size_t required_;
  Problems& problems_;
  const std::function<void(const ExportRow&)>& take_;
  bool has_header_ = false;
  bool is_complete_ = true;
  std::vector<std::size_t> field_of_column_;
};

}  // namespace

std::string_view ExportRow::operator[](std::size_t column) const {
  const std::size_t field = field_of_column_[column];
  return field == kNoField ? std::string_view() : trimmed(fields_[field]);
}

void read_export_table(std::string_view file, std::string_view text,
                       std::span<const std::string_view> names, std::size_t required,
                       Problems& problems, const std::function<void(const ExportRow&)>& take) {
  TableHandler handler(file, names, required, problems, take);
  CsvReader reader;
  reader.feed(text, handler);
  reader.finish(handler);
}

std::vector<std::string> export_header(std::string_view text) {
  HeaderOnly handler;
  CsvReader reader;
  reader.feed(text.substr(0, std::size_t{64} << 10), handler);
  if (handler.names.empty()) reader.finish(handler);
  return handler.names;
}

}  // namespace jss::io
