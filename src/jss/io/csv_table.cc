// SPDX-License-Identifier: Apache-2.0
#include "jss/io/csv_table.h"

#include <algorithm>
#include <set>
#include <utility>

#include "jss/io/nearest_name.h"
#include "jss/io/plain_text.h"

namespace jss::io {
namespace {

std::string lower_without_blanks(std::string_view name) {
  const std::size_t begin = std::min(name.find_first_not_of(' '), name.size());
  const std::size_t end = name.find_last_not_of(' ') + 1;
  std::string lower(name.substr(begin, end > begin ? end - begin : 0));
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

// The position of the known name that an unknown one was meant to be; the number of names if none.
std::size_t meant_column(std::string_view unknown, std::span<const std::string_view> names) {
  const std::string lower = lower_without_blanks(unknown);
  const auto near = [&lower](std::string_view name) {
    const bool near_in_length = lower.size() <= name.size() + 1 && name.size() <= lower.size() + 1;
    return near_in_length && edit_distance(lower, name) <= 1;
  };
  const auto found = std::find_if(names.begin(), names.end(), near);
  return static_cast<std::size_t>(found - names.begin());
}

// The separator that a header of one field seems to use instead of the comma; nothing if none.
std::string_view other_separator(const CsvRecord& header) {
  if (header.fields.size() != 1) return {};
  const std::string_view only = header.fields.front();
  if (only.find(';') != std::string_view::npos) return "semicolons";
  if (only.find('\t') != std::string_view::npos) return "tabs";
  if (only.find('|') != std::string_view::npos) return "bars";
  return {};
}

}  // namespace

class CsvTable::Handler : public CsvHandler {
 public:
  Handler(CsvTable& table, const TakeRow& take) : table_(table), take_(take) {}

  void on_record(const CsvRecord& record) override {
    if (table_.has_header_) {
      table_.read_row(record, take_);
    } else {
      table_.read_header(record);
    }
  }
  void on_problem(const CsvProblem& problem) override { table_.note_problem(problem); }

 private:
  CsvTable& table_;
  const TakeRow& take_;
};

CsvTable::CsvTable(std::string file, CsvColumns columns)
    : file_(std::move(file)), columns_(columns) {}

void CsvTable::feed(std::string_view bytes, const TakeRow& take) {
  Handler handler(*this, take);
  csv_.feed(bytes, handler);
}

void CsvTable::finish(const TakeRow& take) {
  Handler handler(*this, take);
  csv_.finish(handler);
  if (!has_header_ && problems_.empty()) {
    add_problem(1, {}, "is empty: the first line must name the columns");
  }
}

void CsvTable::read_header(const CsvRecord& header) {
  has_header_ = true;
  const std::string_view separator = other_separator(header);
  if (separator.empty()) {
    match_columns(header);
  } else {
    add_problem(header.line, {},
                "the columns are separated by " + std::string(separator) + ": use commas");
  }
  if (!problems_.empty()) known_fields_.clear();
}

void CsvTable::match_columns(const CsvRecord& header) {
  const auto names = columns_.names;
  std::vector<bool> named(names.size());
  std::set<std::string_view> seen;
  std::string ignored;
  for (std::size_t field = 0; field < header.fields.size(); ++field) {
    const std::string_view name = header.fields[field];
    if (!name.empty() && !seen.insert(name).second) {
      add_problem(header.line, {}, "the column " + quoted(name) + " stands twice: keep one");
      continue;
    }
    const auto found = std::find(names.begin(), names.end(), name);
    const auto column = static_cast<std::size_t>(found - names.begin());
    if (found != names.end()) {
      named[column] = true;
      known_fields_.push_back({.field = field, .column = column});
      continue;
    }
    const std::size_t meant = meant_column(name, names);
    if (meant < names.size()) {
      named[meant] = true;
      add_problem(header.line, {},
                  quoted(name) + " is not a column: write " + std::string(names[meant]) +
                      ", or choose a name that is not so near to it");
      continue;
    }
    ignored += (ignored.empty() ? "" : ", ") + quoted(name);
  }
  ask_for_required(header, named);
  if (!ignored.empty()) {
    warnings_.push_back(file_ + ":" + std::to_string(header.line) +
                        ": unknown columns are ignored: " + plain_text(ignored, 1000));
  }
}

void CsvTable::ask_for_required(const CsvRecord& header, const std::vector<bool>& named) {
  std::string required;
  for (std::size_t column = 0; column < columns_.required; ++column) {
    required += (column == 0 ? "" : ", ") + std::string(columns_.names[column]);
  }
  if (std::none_of(named.begin(), named.end(), [](bool is_named) { return is_named; })) {
    is_something_else_ = problems_.empty();
    add_problem(header.line, {},
                "names no column that is known: a header must name " + required +
                    ". Is this the right file?");
    return;
  }
  for (std::size_t column = 0; column < columns_.required; ++column) {
    if (named[column]) continue;
    add_problem(header.line, {},
                "has no column " + std::string(columns_.names[column]) + ": it is required");
  }
}

void CsvTable::read_row(const CsvRecord& record, const TakeRow& take) {
  if (known_fields_.empty()) return;
  cells_.clear();
  for (const auto& [field, column] : known_fields_) {
    const std::string_view text = record.fields[field];
    if (!text.empty()) cells_.push_back({.column = column, .text = text});
  }
  take({.line = record.line, .cells = cells_});
}

void CsvTable::note_problem(const CsvProblem& problem) {
  if (is_something_else_) return;
  std::string column;
  if (problem.field > 0) {
    column = "field " + std::to_string(problem.field);
    for (const auto& known : known_fields_) {
      if (known.field + 1 == problem.field) column = columns_.names[known.column];
    }
  }
  add_problem(problem.line, column, problem.message);
}

}  // namespace jss::io
