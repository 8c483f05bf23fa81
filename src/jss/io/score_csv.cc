// SPDX-License-Identifier: Apache-2.0
#include "jss/io/score_csv.h"

#include <initializer_list>
#include <optional>

#include "jss/base/money.h"
#include "jss/io/csv_field.h"

namespace jss::io {
namespace {

std::string csv_line(std::initializer_list<std::string_view> fields) {
  std::string line;
  for (const std::string_view* field = fields.begin(); field != fields.end(); ++field) {
    if (field != fields.begin()) line += ',';
    append_csv_field(line, *field);
  }
  return line + '\n';
}

std::string points_or_empty(std::optional<std::int64_t> points) {
  return points ? hundredths_to_string(*points) : std::string();
}

}  // namespace

std::string_view score_csv_heading() {
  return "freelancer,as_of,policy,score,exact,window,reason\n";
}

std::string score_csv(const ScoreSubject& subject, const scoring::Score& score) {
  const scoring::WindowScore* decisive = score.decisive();
  const std::string as_of = to_string(subject.as_of);
  if (decisive == nullptr) {
    return csv_line({subject.table.freelancer_id(subject.freelancer), as_of, subject.policy_id, "",
                     "", "", score.reason ? to_string(*score.reason) : std::string_view()});
  }
  return csv_line({subject.table.freelancer_id(subject.freelancer), as_of, subject.policy_id,
                   std::to_string(scoring::points(*decisive->value)),
                   hundredths_to_string(scoring::points_in_hundredths(*decisive->value)),
                   scoring::window_name(decisive->months), ""});
}

std::string_view explanation_csv_heading() {
  return "freelancer,contract,client,outcome,why,points_lost,leaves_on,title\n";
}

std::string explanation_csv(const ScoreSubject& subject, const insight::Explanation& explanation) {
  const auto& table = subject.table;
  const std::string_view freelancer = table.freelancer_id(subject.freelancer);
  std::string lines;
  for (const insight::ContractPart& part : explanation.contracts) {
    lines += csv_line({freelancer, table.contract_id(part.row),
                       table.client_id(table.client[part.row]), to_string(part.outcome.kind),
                       to_string(part.outcome.why), points_or_empty(part.points_lost),
                       to_string(part.leaves_on), table.texts[table.title[part.row]]});
  }
  for (const insight::LinePart& part : explanation.lines) {
    lines += csv_line({freelancer, "", "", "", to_string(part.line),
                       hundredths_to_string(part.points_lost), "", ""});
  }
  return lines;
}

}  // namespace jss::io
