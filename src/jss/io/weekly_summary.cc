// SPDX-License-Identifier: Apache-2.0
#include "jss/io/weekly_summary.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "jss/io/export_table.h"
#include "jss/io/export_value.h"
#include "jss/io/plain_text.h"

namespace jss::io {
namespace {

enum Column : std::size_t { kDate, kContract, kAmount, kHours, kPaymentType };
constexpr std::array<std::string_view, 5> kNames{"date", "contract", "amount", "hours",
                                                 "payment type"};
constexpr std::size_t kRequired = 3;

struct NamedContract {
  std::string id;  // empty where there is none
  std::string title;
};

// `Title (34848691)`
NamedContract split(std::string_view text) {
  const std::size_t open = text.rfind('(');
  if (open == std::string_view::npos || text.empty() || text.back() != ')') {
    return {{}, export_label(text)};
  }
  const std::string_view id = text.substr(open + 1, text.size() - open - 2);
  const bool is_number =
      !id.empty() && std::all_of(id.begin(), id.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!is_number) return {{}, export_label(text)};
  return {std::string(id), export_label(text.substr(0, open))};
}

}  // namespace

ExportedFile read_weekly_summary(const ExportText& file, Problems& problems) {
  ExportedFile result{.kind = ExportKind::weekly_summary,
                      .name = file.name,
                      .contracts = {},
                      .warnings = {},
                      .notes = {}};
  std::map<std::pair<std::string, std::string>, ExportedContract> contracts;
  const auto take = [&](const ExportRow& row) {
    const auto problem = [&](Column column, std::string_view rule) {
      problems.add({.file = file.name, .line = row.line(), .column = kNames.at(column)},
                   quoted(row[column]) + std::string(rule));
    };
    const auto day = parse_export_day(row[kDate]);
    if (!day) return problem(kDate, " is not a day: expected one such as 2026-10-02");
    const auto amount = parse_export_amount(row[kAmount]);
    if (!amount) return problem(kAmount, " is not an amount: expected one such as 1,234.50");
    const NamedContract name = split(row[kContract]);
    if (name.id.empty() && name.title.empty()) {
      return problem(kContract, " names no contract: expected Title (34848691)");
    }
    ExportedContract& contract = contracts[{name.id, name.id.empty() ? name.title : ""}];
    contract.id = name.id;
    if (contract.title.empty()) contract.title = name.title;
    const std::string type = lower_case(row[kPaymentType]);
    if (!row[kHours].empty()) contract.kind = history::ContractKind::hourly;
    if (type == "fixed price payment" && !contract.kind) {
      contract.kind = history::ContractKind::fixed;
    }
    if (amount->count == 0) return;
    const bool refund = amount->count < 0;
    const Cents size = refund ? Cents{-amount->count} : *amount;
    contract.movements.push_back({.day = *day,
                                  .amount = size,
                                  .refund = refund,
                                  .key = "weekly\n" + name.id + '\n' + contract.title + '\n' +
                                         to_string(*day) + '\n' + std::string(row[kHours]) + '\n' +
                                         type + '\n' + hundredths_to_string(amount->count)});
  };
  read_export_table(file.name, file.text, kNames, kRequired, problems, take);
  for (auto& [key, contract] : contracts) {
    if (!contract.movements.empty()) result.contracts.push_back(std::move(contract));
  }
  return result;
}

}  // namespace jss::io
