// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/answer_trend.h"

#include "jss/engine/opened_subject.h"
#include "jss/insight/trend.h"
#include "jss/io/trend_csv.h"
#include "jss/io/trend_json.h"
#include "jss/io/trend_text.h"

namespace jss::engine {

Result<Verdict> answer_trend(const QuestionOptions& options, Door& door) {
  const auto opened = open_subject(options, door);
  if (!opened) return tl::unexpected(opened.error());
  const Subject& subject = opened->subject;
  insight::DayScorer scorer(subject.chronicle, subject.policies);
  scorer.move_to(subject.as_of);
  const insight::Trend trend = insight::trend(scorer);
  const io::FreelancerSubject about{subject.chronicle.freelancer(), subject.as_of, *subject.policy};
  if (options.format == "text") {
    door.write(io::trend_page(about, trend, door.style));
  } else if (options.format == "csv") {
    door.write(std::string(io::trend_csv_heading()) + io::trend_csv(about, trend));
  } else {
    door.write(io::trend_json(about, trend) + '\n');
  }
  return Verdict::done;
}

}  // namespace jss::engine
