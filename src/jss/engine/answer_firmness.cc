// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/answer_firmness.h"

#include "jss/engine/opened_subject.h"
#include "jss/insight/firmness.h"
#include "jss/io/firmness_page.h"

namespace jss::engine {

Result<Verdict> answer_firmness(const QuestionOptions& options, Door& door) {
  const auto opened = open_subject(options, door);
  if (!opened) return tl::unexpected(opened.error());
  const Subject& subject = opened->subject;
  const insight::Firmness firmness =
      insight::firmness(subject.chronicle, subject.policies, subject.as_of);
  const io::FirmnessPage page{subject.chronicle.freelancer(), subject.as_of, subject.policy->id,
                              subject.policy->title, firmness};
  if (options.format == "json") {
    door.write(io::firmness_json(page) + '\n');
  } else if (options.format == "csv") {
    door.write(io::firmness_csv(page));
  } else {
    door.write(io::firmness_text(page, door.style));
  }
  return Verdict::done;
}

}  // namespace jss::engine
