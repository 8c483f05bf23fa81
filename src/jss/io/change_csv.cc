// SPDX-License-Identifier: Apache-2.0
#include "jss/io/change_csv.h"

#include "jss/base/money.h"
#include "jss/io/csv_field.h"

namespace jss::io {
namespace {

std::string window_field(std::optional<int> months) {
  return months ? scoring::window_name(*months) : std::string();
}

}  // namespace

std::string_view change_csv_heading() {
  return "freelancer,day,why,contract,line,window,window_before,policy,outcome,reason,"
         "weight_before,weight_after,points,exact_shares,title\n";
}

std::string change_csv(std::string_view freelancer, const insight::Change& change) {
  std::string lines;
  for (const insight::ChangePart& part : change.parts) {
    append_csv_field(lines, freelancer);
    const auto add = [&lines](std::string_view field) {
      lines += ',';
      append_csv_field(lines, field);
    };
    const bool weighs = !part.contract.empty() || part.line;
    add(to_string(part.day));
    add(to_string(part.why));
    add(part.contract);
    add(part.line ? to_string(*part.line) : "");
    add(window_field(part.window));
    add(window_field(part.window_before));
    add(part.policy);
    add(part.outcome ? to_string(part.outcome->kind) : "");
    add(part.outcome ? to_string(part.outcome->why) : "");
    add(weighs ? std::to_string(part.weight_before) : "");
    add(weighs ? std::to_string(part.weight_after) : "");
    add(part.points ? hundredths_to_string(*part.points) : "");
    add(change.exact ? "yes" : "no");
    add(part.title);
    lines += '\n';
  }
  return lines;
}

}  // namespace jss::io
