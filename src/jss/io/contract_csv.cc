// SPDX-License-Identifier: Apache-2.0
#include "jss/io/contract_csv.h"

#include <array>
#include <optional>
#include <utility>

#include "jss/base/day.h"
#include "jss/base/money.h"
#include "jss/io/csv_field.h"
#include "jss/io/plain_text.h"

namespace jss::io {
namespace {

using scoring::ContractRow;
using scoring::ContractState;
using scoring::ContractTable;

enum class Column : std::uint8_t {
  contract_id,
  freelancer_id,
  client_id,
  started_on,
  ended_on,
  ended_by,
  end_reason,
  earned,
  first_paid_on,
  last_paid_on,
  paid_stretches,
  stars,
  recommend,
  feedback_on,
  feedback_removed,
  excluded,
  paused_on,
  resumed_on,
  dispute,
  client_standing,
  client_stars,
  last_contact_on,
  due_on,
  delivered_on,
  title,
  client_name,
  group,
};

// In the order of `Column`; the first four are required.
constexpr std::array<std::string_view, 27> kNames{
    "contract_id",     "freelancer_id",   "client_id",
    "started_on",      "ended_on",        "ended_by",
    "end_reason",      "earned",          "first_paid_on",
    "last_paid_on",    "paid_stretches",  "stars",
    "recommend",       "feedback_on",     "feedback_removed",
    "excluded",        "paused_on",       "resumed_on",
    "dispute",         "client_standing", "client_stars",
    "last_contact_on", "due_on",          "delivered_on",
    "title",           "client_name",     "group"};
constexpr CsvColumns kColumns{.names = kNames, .required = 4};
static_assert(kNames[static_cast<std::size_t>(Column::group)] == "group");

constexpr std::size_t kLongestMessage = 1000;

// ---- Reading: each function gives false for a text that is not of its type.

bool read_day(std::string_view text, Day& day) {
  const auto read = parse_day(text);
  if (read) day = *read;
  return read.has_value();
}

bool read_money(std::string_view text, Cents& cents) {
  const auto read = parse_hundredths(text);
  if (read) cents = {*read};
  return read.has_value();
}

bool read_stars(std::string_view text, std::int16_t& stars) {
  const auto read = parse_hundredths(text);
  if (!read || *read < 100 || *read > 500) return false;
  stars = static_cast<std::int16_t>(*read);
  return true;
}

bool read_answer(std::string_view text, std::int8_t& answer) {
  if (text == "10") {
    answer = 10;
    return true;
  }
  if (text.size() != 1 || text[0] < '0' || text[0] > '9') return false;
  answer = static_cast<std::int8_t>(text[0] - '0');
  return true;
}

bool read_bool(std::string_view text, bool& value) {
  value = text == "yes" || text == "true";
  return value || text == "no" || text == "false";
}

template <class Value>
bool read_word(std::string_view text, std::optional<Value> (*parse)(std::string_view),
               Value& value) {
  const auto read = parse(text);
  if (read) value = *read;
  return read.has_value();
}

bool read_cell(Column column, std::string_view text, ContractRow& row) {
  ContractState& state = row.state;
  const auto take = [text](std::string_view& target) {
    target = text;
    return true;
  };
  switch (column) {
    case Column::contract_id:
      return take(row.contract_id);
    case Column::freelancer_id:
      return take(row.freelancer_id);
    case Column::client_id:
      return take(row.client_id);
    case Column::started_on:
      return read_day(text, state.started_on);
    case Column::ended_on:
      return read_day(text, state.ended_on);
    case Column::ended_by:
      return read_word(text, scoring::parse_ended_by, state.ended_by);
    case Column::end_reason:
      return read_word(text, scoring::parse_end_reason, state.end_reason);
    case Column::earned:
      return read_money(text, state.earned);
    case Column::first_paid_on:
      return read_day(text, state.first_paid_on);
    case Column::last_paid_on:
      return read_day(text, state.last_paid_on);
    case Column::paid_stretches:
      return take(state.paid_stretches);
    case Column::stars:
      return read_stars(text, state.stars);
    case Column::recommend:
      return read_answer(text, state.recommend);
    case Column::feedback_on:
      return read_day(text, state.feedback_on);
    case Column::feedback_removed:
      return read_bool(text, state.feedback_removed);
    case Column::excluded:
      return read_bool(text, state.excluded);
    case Column::paused_on:
      return read_day(text, state.paused_on);
    case Column::resumed_on:
      return read_day(text, state.resumed_on);
    case Column::dispute:
      return read_word(text, scoring::parse_dispute, state.dispute);
    case Column::client_standing:
      return read_word(text, scoring::parse_standing, state.client_standing);
    case Column::client_stars:
      return read_stars(text, state.client_stars);
    case Column::last_contact_on:
      return read_day(text, state.last_contact_on);
    case Column::due_on:
      return read_day(text, state.due_on);
    case Column::delivered_on:
      return read_day(text, state.delivered_on);
    case Column::title:
      return take(row.title);
    case Column::client_name:
      return take(row.client_name);
    case Column::group:
      return take(row.group);
  }
  return false;
}

// What a text in that column is not, and what to write; empty for a column that takes any text.
std::string_view rule_of(Column column) {
  switch (column) {
    case Column::started_on:
    case Column::ended_on:
    case Column::first_paid_on:
    case Column::last_paid_on:
    case Column::feedback_on:
    case Column::paused_on:
    case Column::resumed_on:
    case Column::last_contact_on:
    case Column::due_on:
    case Column::delivered_on:
      return "is not a day: write one that exists, as 2026-01-31";
    case Column::earned:
      return "is not an amount: write a decimal with at most two places, as 1250.00, up to "
             "10000000000.00";
    case Column::stars:
    case Column::client_stars:
      return "is not from 1.00 to 5.00: write stars as a decimal with at most two places";
    case Column::recommend:
      return "is not a whole number from 0 to 10";
    case Column::feedback_removed:
    case Column::excluded:
      return "is neither yes nor no: write yes, no, true or false";
    case Column::ended_by:
      return "is not one of client, freelancer, platform";
    case Column::end_reason:
      return "is not one of completed, not_needed, hired_other, unresponsive, misrepresented, "
             "unprofessional, other";
    case Column::dispute:
      return "is not one of none, open, won, lost";
    case Column::client_standing:
      return "is not one of good, flagged, suspended";
    case Column::contract_id:
    case Column::freelancer_id:
    case Column::client_id:
    case Column::paid_stretches:
    case Column::title:
    case Column::client_name:
    case Column::group:
      return {};
  }
  return {};
}

// The value that stands in a column of the row, for a message that does not begin with one itself;
// empty where it is absent.
std::string value_before_rule(const CsvRow& cells, std::string_view column) {
  for (const CsvCell& cell : cells.cells) {
    if (kNames.at(cell.column) == column) return quoted(cell.text) + " ";
  }
  return {};
}

// ---- Writing

constexpr std::size_t kPiece = std::size_t{1} << 16;

class RowWriter {
 public:
  explicit RowWriter(const std::function<void(std::string_view)>& sink) : sink_(sink) {
    for (const std::string_view name : kNames) plain(name);
    end_row();
  }

  void write(const ContractRow& row) {
    const ContractState& state = row.state;
    text(row.contract_id);
    text(row.freelancer_id);
    text(row.client_id);
    day(state.started_on);
    day(state.ended_on);
    plain(to_string(state.ended_by));
    plain(to_string(state.end_reason));
    hundredths(state.earned.count);
    day(state.first_paid_on);
    day(state.last_paid_on);
    plain(state.paid_stretches);
    stars(state.stars);
    plain(state.recommend == scoring::kNoAnswer ? "" : std::to_string(state.recommend));
    day(state.feedback_on);
    plain(state.feedback_removed ? "yes" : "no");
    plain(state.excluded ? "yes" : "no");
    day(state.paused_on);
    day(state.resumed_on);
    plain(to_string(state.dispute));
    plain(to_string(state.client_standing));
    stars(state.client_stars);
    day(state.last_contact_on);
    day(state.due_on);
    day(state.delivered_on);
    text(row.title);
    text(row.client_name);
    text(row.group);
    end_row();
  }

  void finish() {
    if (!piece_.empty()) sink_(piece_);
  }

 private:
  void day(Day value) { plain(jss::to_string(value)); }
  void hundredths(std::int64_t value) { plain(hundredths_to_string(value)); }
  void stars(std::int16_t value) {
    plain(value == scoring::kNoStars ? "" : hundredths_to_string(value));
  }

  // What can hold neither a comma nor a quote.
  void plain(std::string_view value) {
    piece_ += value;
    piece_ += ',';
  }

  void text(std::string_view value) {
    append_csv_field(piece_, value);
    piece_ += ',';
  }

  void end_row() {
    piece_.back() = '\n';
    if (piece_.size() < kPiece) return;
    sink_(piece_);
    piece_.clear();
  }

  const std::function<void(std::string_view)>& sink_;
  std::string piece_;
};

}  // namespace

ContractCsvReader::ContractCsvReader(std::string file) : csv_(std::move(file), kColumns) {}

void ContractCsvReader::feed(std::string_view bytes) {
  csv_.feed(bytes, [this](const CsvRow& row) { read_row(row); });
}

Result<ContractTable> ContractCsvReader::finish() {
  csv_.finish([this](const CsvRow& row) { read_row(row); });
  if (!csv_.problems().empty()) return tl::unexpected(csv_.problems().error());
  return builder_.finish();
}

void ContractCsvReader::read_row(const CsvRow& cells) {
  ContractRow row;
  for (const CsvCell& cell : cells.cells) {
    const auto column = static_cast<Column>(cell.column);
    if (read_cell(column, cell.text, row)) continue;
    csv_.add_problem(cells.line, kNames[cell.column],
                     quoted(cell.text) + " " + std::string(rule_of(column)));
    return;
  }
  const auto problem = builder_.add(row);
  if (!problem) return;
  std::string message = plain_text(problem->message, kLongestMessage);
  if (!message.starts_with('\'')) message.insert(0, value_before_rule(cells, problem->field));
  csv_.add_problem(cells.line, problem->field, message);
}

void write_contract_csv(const ContractTable& table,
                        const std::function<void(std::string_view)>& sink) {
  RowWriter writer(sink);
  for (std::uint32_t f = 0; f < table.freelancer_count(); ++f) {
    const scoring::RowRange rows = table.rows_of({f});
    for (std::uint32_t row = rows.begin; row < rows.end; ++row) writer.write(table.row(row, {f}));
  }
  writer.finish();
}

std::string write_contract_csv(const ContractTable& table) {
  std::string text;
  write_contract_csv(table, [&text](std::string_view piece) { text += piece; });
  return text;
}

}  // namespace jss::io
