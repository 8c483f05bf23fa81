// SPDX-License-Identifier: Apache-2.0
#include "jss/io/unknown_facts.h"

#include <algorithm>

#include "jss/base/money.h"
#include "jss/io/csv_field.h"
#include "jss/io/import_report.h"
#include "jss/io/json_value.h"
#include "jss/io/plain_text.h"
#include "jss/io/score_text.h"

namespace jss::io {
namespace {

using Json = nlohmann::ordered_json;
using insight::UnknownFacts;

constexpr std::string_view kReason = "unknown_facts";
constexpr std::size_t kListed = 20;

std::string exact(const Fraction& value) {
  return hundredths_to_string(scoring::points_in_hundredths(value));
}

Json optional_points(const std::optional<Fraction>& value) {
  return value ? Json(exact(*value)) : Json(nullptr);
}

const UnknownFacts& facts_of(const UnknownAnswer& answer, std::uint32_t row) {
  const auto& [table, freelancer, as_of, policy] = answer.subject;
  return answer.unknown[row - table.rows_of(freelancer).begin];
}

std::string in_words(const std::optional<Fraction>& value) {
  if (!value) return "no score";
  return std::to_string(scoring::points(*value)) + " (" + exact(*value) + ")";
}

}  // namespace

std::string unknown_json(const UnknownAnswer& answer, UnknownDetail detail) {
  const auto& [table, freelancer, as_of, policy] = answer.subject;
  Json json{{"freelancer", table.freelancer_id(freelancer)},
            {"as_of", to_string(as_of)},
            {"policy", policy},
            {"score", nullptr},
            {"exact", nullptr},
            {"window", nullptr},
            {"reason", kReason},
            {"windows", Json::array()}};
  if (detail != UnknownDetail::none) {
    json["contracts"] = Json::array();
    json["lines"] = Json::array();
  }
  if (detail == UnknownDetail::contracts_and_reasons) json["reasons"] = Json::array();
  json["range"] = Json{{"lowest", optional_points(answer.range.lowest)},
                       {"highest", optional_points(answer.range.highest)}};
  Json missing = Json::array();
  for (const std::uint32_t row : answer.range.rows) {
    missing.push_back(Json{{"contract", table.contract_id(row)},
                           {"fields", missing_fields(facts_of(answer, row))}});
  }
  json["missing"] = std::move(missing);
  return dump(json);
}

std::string unknown_csv(const UnknownAnswer& answer) {
  const auto& [table, freelancer, as_of, policy] = answer.subject;
  std::string line;
  append_csv_field(line, table.freelancer_id(freelancer));
  line += "," + to_string(as_of) + ",";
  append_csv_field(line, policy);
  return line + ",,,," + std::string(kReason) + "\n";
}

std::string unknown_explanation_csv(const UnknownAnswer& answer) {
  std::string line;
  append_csv_field(line, answer.subject.table.freelancer_id(answer.subject.freelancer));
  return line + ",,,," + std::string(kReason) + ",,,\n";
}

std::string unknown_page(const UnknownAnswer& answer, const TextStyle& style) {
  const auto& table = answer.subject.table;
  const auto width = static_cast<std::size_t>(style.width);
  std::string text =
      page_heading(answer.subject, answer.policy.title, style) + "  " +
      wrap(paint("No score yet", Ink::bold, style) + ": what is unknown could change it.",
           width - 2, 2) +
      "\n  " +
      wrap("It lies from " + in_words(answer.range.lowest) + " to " +
               in_words(answer.range.highest) +
               ", whatever the missing facts are; private answers aside.",
           width - 2, 2) +
      "\n\n" + paint("What is missing, what matters most first", Ink::bold, style) + "\n";
  using Align = TextTable::Align;
  TextTable missing({{"contract", Align::left, true},
                     {"title", Align::left, true, true},
                     {"missing", Align::left, true}});
  const auto& rows = answer.range.rows;
  for (std::size_t i = 0; i < std::min(kListed, rows.size()); ++i) {
    std::string fields;
    for (const std::string_view field : missing_fields(facts_of(answer, rows[i]))) {
      fields += (fields.empty() ? "" : " ") + std::string(field);
    }
    const std::string id = plain_text(table.contract_id(rows[i]));
    missing.add({id, plain_text(table.texts[table.title[rows[i]]]), fields});
  }
  text += missing.text(style);
  if (rows.size() > kListed) text += "  and " + std::to_string(rows.size() - kListed) + " more\n";
  return text + "\n  " +
         wrap(
             "Give it with --answers FILE, a CSV table of contract_id,field,value: ended_on and "
             "a day, or open and yes; stars and 1.00 to 5.00, or none. 'jss import-exports' "
             "asks for it. Missing payments come from the transaction history of that time.",
             width - 2, 2) +
         "\n";
}

}  // namespace jss::io
