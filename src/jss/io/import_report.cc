// SPDX-License-Identifier: Apache-2.0
#include "jss/io/import_report.h"

#include <algorithm>
#include <array>

#include "jss/io/plain_text.h"

namespace jss::io {
namespace {

constexpr std::size_t kMissingListed = 20;

struct FactColumn {
  std::string_view name;
  ImportedFact JoinedContract::* fact;
};
constexpr std::array<FactColumn, 5> kFacts{{{"client", &JoinedContract::client},
                                            {"start", &JoinedContract::started_on},
                                            {"days of payments", &JoinedContract::payments},
                                            {"end", &JoinedContract::ended_on},
                                            {"stars", &JoinedContract::stars}}};

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string facts_table(const ImportedHistory& imported, const TextStyle& style) {
  using Align = TextTable::Align;
  TextTable table({{"fact", Align::left},
                   {"known", Align::right},
                   {"inferred", Align::right},
                   {"unknown", Align::right},
                   {"", Align::left, true}});
  for (const auto& [name, fact] : kFacts) {
    std::array<std::size_t, 3> counts{};
    std::string how;
    for (const JoinedContract& contract : imported.contracts) {
      ++counts.at(static_cast<std::size_t>((contract.*fact).state));
      if (!(contract.*fact).how.empty()) how = "inferred from " + (contract.*fact).how;
    }
    table.add({std::string(name), std::to_string(counts[0]), std::to_string(counts[1]),
               std::to_string(counts[2]), how});
  }
  return table.text(style);
}

Cents size_of(const JoinedContract& contract) {
  Cents paid;
  for (const Movement& movement : contract.told.movements) {
    paid = movement.refund ? paid - movement.amount : paid + movement.amount;
  }
  return std::max(paid, contract.told.total.value_or(Cents{}));
}

std::string missing_list(const ImportedHistory& imported, const TextStyle& style) {
  const auto incomplete = incomplete_contracts(imported);
  if (incomplete.empty()) return {};
  using Align = TextTable::Align;
  TextTable table({{"contract", Align::left}, {"", Align::left, true}, {"missing", Align::left}});
  for (std::size_t i = 0; i < std::min(kMissingListed, incomplete.size()); ++i) {
    const JoinedContract& contract = *incomplete[i];
    std::string fields;
    for (const std::string_view field : missing_fields(contract.unknown())) {
      fields += (fields.empty() ? "" : " ") + std::string(field);
    }
    table.add({plain_text(contract.told.id), plain_text(contract.told.title), fields});
  }
  std::string text = "Missing, the largest contracts first:\n" + table.text(style);
  if (incomplete.size() > kMissingListed) {
    text += "  and " + std::to_string(incomplete.size() - kMissingListed) + " more\n";
  }
  return text +
         "Give it with --answers FILE, a CSV table of contract_id,field,value: ended_on and a "
         "day,\n"
         "or open and yes; stars and 1.00 to 5.00, or none. Missing payments come from the\n"
         "transaction history of that time.\n";
}

}  // namespace

std::vector<std::string_view> missing_fields(const insight::UnknownFacts& unknown) {
  std::vector<std::string_view> fields;
  if (unknown.end) fields.emplace_back("ended_on");
  if (unknown.feedback) fields.emplace_back("stars");
  if (unknown.client) fields.emplace_back("client_id");
  if (unknown.payments) fields.emplace_back("payments");
  return fields;
}

std::vector<const JoinedContract*> incomplete_contracts(const ImportedHistory& imported) {
  std::vector<const JoinedContract*> incomplete;
  for (const JoinedContract& contract : imported.contracts) {
    if (contract.unknown().any()) incomplete.push_back(&contract);
  }
  std::stable_sort(
      incomplete.begin(), incomplete.end(),
      [](const JoinedContract* a, const JoinedContract* b) { return size_of(*a) > size_of(*b); });
  return incomplete;
}

std::string import_report(const ImportedHistory& imported, const TextStyle& style) {
  std::string text = counted(imported.contracts.size(), "contract") + ", " +
                     counted(imported.events.size(), "event") + "\n";
  for (const std::string& note : imported.notes) text += note + "\n";
  if (imported.contracts.empty()) return text;
  text += facts_table(imported, style);
  text += "Private answers, and reasons for an end, stand in no export: they stay unknown.\n";
  return text + missing_list(imported, style);
}

}  // namespace jss::io
