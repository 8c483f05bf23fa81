// SPDX-License-Identifier: Apache-2.0
#include "jss/io/coming_days_csv.h"

#include "jss/base/money.h"
#include "jss/io/csv_field.h"
#include "jss/scoring/score.h"

namespace jss::io {

std::string coming_days_csv_heading() {
  std::string line = "day,policy,may_change,changing";
  for (std::size_t i = 0; i < insight::kCauseCount; ++i) {
    line.append(",").append(to_string(static_cast<insight::Cause>(i)));
  }
  return line + "\n";
}

std::string coming_day_csv(const insight::ComingDay& day) {
  std::string line = to_string(day.day) + ",";
  append_csv_field(line, day.policy->id);
  line += ',' + std::to_string(day.may_change) + ',' + std::to_string(day.changing);
  for (const std::uint32_t count : day.causes) line += ',' + std::to_string(count);
  return line + "\n";
}

std::string_view coming_turns_csv_heading() {
  return "freelancer,day,policy,changes,score,exact,window,reason,causes\n";
}

std::string coming_turn_csv(std::string_view freelancer, const insight::ComingTurn& turn) {
  std::string line;
  append_csv_field(line, freelancer);
  line += ',' + to_string(turn.day) + ',';
  append_csv_field(line, turn.policy->id);
  line += turn.changes ? ",yes," : ",no,";
  if (const auto& value = turn.shown.value) {
    line += std::to_string(scoring::points(*value)) + ',' +
            hundredths_to_string(scoring::points_in_hundredths(*value)) + ',' +
            scoring::window_name(turn.shown.months) + ',';
  } else {
    line += ",,,";
  }
  if (turn.shown.reason) line += to_string(*turn.shown.reason);
  line += ',';
  std::string causes;
  for (std::size_t i = 0; i < insight::kCauseCount; ++i) {
    const auto cause = static_cast<insight::Cause>(i);
    if (!turn.causes.has(cause)) continue;
    if (!causes.empty()) causes += ' ';
    causes += to_string(cause);
  }
  append_csv_field(line, causes);
  return line + "\n";
}

}  // namespace jss::io
