// SPDX-License-Identifier: Apache-2.0
#include "jss/io/plan_csv.h"

#include "jss/base/money.h"
#include "jss/io/act_text.h"
#include "jss/io/csv_field.h"
#include "jss/scoring/score.h"

namespace jss::io {

std::string_view plan_csv_heading() {
  return "freelancer,as_of,policy,target,reached_on,day,act,contract,needs_client,why,otherwise,"
         "exact\n";
}

std::string plan_csv(const PlanSubject& subject, const insight::PlanAnswer& answer) {
  std::string lines;
  if (!answer.plan) return lines;
  for (const insight::PlanStep& step : answer.plan->steps) {
    append_csv_field(lines, subject.freelancer);
    lines += ',' + to_string(answer.today) + ',';
    append_csv_field(lines, subject.policy.id);
    lines += ',' + std::to_string(answer.target) + ',' + to_string(answer.plan->reached_on) + ',' +
             to_string(step.act.day) + ',';
    append_csv_field(lines, to_text(step.act));
    lines += ',';
    append_csv_field(lines, step.act.contract);
    lines += step.needs_client ? ",yes," : ",no,";
    lines += to_string(step.outcome.why);
    lines += ',';
    if (step.otherwise) lines += to_string(step.otherwise->why);
    lines += ',';
    if (const auto* decisive = step.score.decisive()) {
      lines += hundredths_to_string(scoring::points_in_hundredths(*decisive->value));
    }
    lines += '\n';
  }
  return lines;
}

}  // namespace jss::io
