// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/answer_advise.h"

#include "jss/engine/opened_subject.h"
#include "jss/insight/advice.h"
#include "jss/io/advice_csv.h"
#include "jss/io/advice_json.h"
#include "jss/io/advice_text.h"

namespace jss::engine {

Result<Verdict> answer_advise(const QuestionOptions& options, Door& door) {
  const auto opened = open_subject(options, door);
  if (!opened) return tl::unexpected(opened.error());
  const Subject& subject = opened->subject;
  const insight::Advice advice =
      insight::advise(subject.chronicle, subject.policies, subject.as_of);
  const io::FreelancerSubject about{subject.chronicle.freelancer(), subject.as_of, *subject.policy};
  if (options.format == "text") {
    door.write(io::advice_page(about, advice, door.style));
  } else if (options.format == "csv") {
    door.write(std::string(io::advice_csv_heading()) + io::advice_csv(about, advice));
  } else {
    door.write(io::advice_json(about, advice) + '\n');
  }
  return Verdict::done;
}

}  // namespace jss::engine
