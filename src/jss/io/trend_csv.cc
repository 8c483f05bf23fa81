// SPDX-License-Identifier: Apache-2.0
#include "jss/io/trend_csv.h"

#include "jss/base/money.h"
#include "jss/io/csv_field.h"
#include "jss/scoring/score.h"

namespace jss::io {

std::string_view trend_csv_heading() {
  return "freelancer,as_of,policy,from,to,share,success,neutral,failure,contracts,clients,"
         "comparable,as_good\n";
}

std::string trend_csv(const FreelancerSubject& subject, const insight::Trend& trend) {
  std::string begin;
  append_csv_field(begin, subject.freelancer);
  begin += ',' + to_string(subject.as_of) + ',';
  append_csv_field(begin, subject.policy.id);
  std::string lines;
  for (const insight::Quarter& quarter : trend.quarters) {
    const auto share = quarter.share();
    const auto as_good = trend.as_good_as(quarter);
    const bool itself = &quarter == &trend.this_quarter();
    lines += begin + ',' + to_string(quarter.from) + ',' + to_string(quarter.to) + ',';
    if (share) lines += hundredths_to_string(scoring::points_in_hundredths(*share));
    for (const std::uint32_t count :
         {quarter.success, quarter.neutral, quarter.failure, quarter.contracts, quarter.clients}) {
      lines += ',' + std::to_string(count);
    }
    lines += quarter.comparable ? ",yes," : ",no,";
    if (as_good && !itself) lines += *as_good ? "yes" : "no";
    lines += '\n';
  }
  return lines;
}

}  // namespace jss::io
