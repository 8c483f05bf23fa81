// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/unknown_answer.h"

#include "jss/io/import_report.h"
#include "jss/io/plain_text.h"
#include "jss/io/score_csv.h"

namespace jss::engine {

namespace {

// Exports are one freelancer's.
constexpr FreelancerIndex kOwner{0};

struct Unknown {
  std::vector<insight::UnknownFacts> facts;
  insight::UnknownRange range;
};

std::optional<Unknown> unknown_of(const OpenedSource& opened) {
  const Evaluation& evaluation = *opened.evaluation;
  if (evaluation.table().freelancer_count() != 1) return std::nullopt;
  auto facts = opened.source.unknown_facts(evaluation.table(), kOwner);
  if (facts.empty()) return std::nullopt;
  auto range = insight::unknown_range(evaluation.table(), kOwner, evaluation.question(), facts);
  if (range.settled()) return std::nullopt;
  return Unknown{std::move(facts), std::move(range)};
}

}  // namespace

Result<void> refuse_unknown(const OpenedSource& opened) {
  const auto unknown = unknown_of(opened);
  if (!unknown) return {};
  const auto& rows = unknown->range.rows;
  const auto& table = opened.evaluation->table();
  const std::uint32_t first_row = table.rows_of(kOwner).begin;
  std::string missing;
  for (const std::string_view field : io::missing_fields(unknown->facts[rows[0] - first_row])) {
    missing += (missing.empty() ? "" : ", ") + std::string(field);
  }
  missing += " of " + io::quoted(table.contract_id(rows[0]));
  if (rows.size() > 1) missing += " and what " + std::to_string(rows.size() - 1) + " more lack";
  return invalid(
      "the exports leave unknown what this answer needs: " + missing +
      ". Give it with --answers FILE, a CSV of contract_id,field,value; 'jss score' "
      "lists all that is missing and the range that it leaves, 'jss import-exports' asks "
      "for it and writes events to use instead");
}

Result<void> refuse_unknown_answers(const OpenedSource& opened) {
  const scoring::ContractTable& table = opened.evaluation->table();
  for (std::uint32_t i = 0; i < table.freelancer_count(); ++i) {
    if (opened.source.unknown_facts(table, {i}).empty()) continue;
    return invalid(
        "the exports leave private answers unknown, and with them whether a score changed: add "
        "them with --answers");
  }
  return {};
}

bool write_unknown_range(const OpenedSource& opened, const UnknownForm& form, Door& door) {
  const auto unknown = unknown_of(opened);
  if (!unknown) return false;
  const Evaluation& evaluation = *opened.evaluation;
  const io::UnknownAnswer answer{
      .subject = {evaluation.table(), kOwner, evaluation.as_of(), evaluation.policy().id},
      .policy = evaluation.policy(),
      .range = unknown->range,
      .unknown = unknown->facts};
  if (form.format == "json") {
    door.write(io::unknown_json(answer, form.detail) + '\n');
  } else if (form.format == "text") {
    door.write(io::unknown_page(answer, door.style));
  } else if (form.detail == io::UnknownDetail::none) {
    door.write(std::string(io::score_csv_heading()) + io::unknown_csv(answer));
  } else {
    door.write(std::string(io::explanation_csv_heading()) + io::unknown_explanation_csv(answer));
  }
  return true;
}

}  // namespace jss::engine
