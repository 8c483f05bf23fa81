// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/answer_explain.h"

#include "jss/engine/freelancer_page.h"
#include "jss/engine/opened_subject.h"
#include "jss/engine/unknown_answer.h"
#include "jss/io/change_csv.h"
#include "jss/io/change_json.h"
#include "jss/io/change_text.h"
#include "jss/io/score_csv.h"
#include "jss/io/score_json.h"

namespace jss::engine {
namespace {

// Why the score changed since that day.
Result<Verdict> answer_since(const ExplainOptions& options, Door& door) {
  const auto since = parse_day_option("--since", options.since);
  if (!since) return tl::unexpected(since.error());
  const auto opened = open_subject(options, door);
  if (!opened) return tl::unexpected(opened.error());
  const Subject& subject = opened->subject;
  if (*since > subject.as_of) {
    return invalid("--since " + options.since + " is after " + to_string(subject.as_of) +
                   ", the day that is explained: give an earlier day, or a later one by --as-of");
  }
  if (const auto known = check_day(subject, *since); !known) return tl::unexpected(known.error());
  const insight::Change change =
      insight::explain_change(subject.chronicle, subject.policies, *since, subject.as_of);
  const std::string& freelancer = subject.chronicle.freelancer();
  if (options.format == "text") {
    door.write(io::change_page(freelancer, change, subject.policies, door.style));
  } else if (options.format == "csv") {
    door.write(std::string(io::change_csv_heading()) + io::change_csv(freelancer, change));
  } else {
    door.write(io::change_json(freelancer, change) + '\n');
  }
  return Verdict::done;
}

}  // namespace

Result<Verdict> answer_explain(const ExplainOptions& options, Door& door) {
  if (!options.since.empty()) return answer_since(options, door);
  auto opened = open_source(options, door);
  if (!opened) return tl::unexpected(opened.error());
  const Evaluation& evaluation = *(*opened)->evaluation;
  const auto freelancer = freelancer_of(options, evaluation);
  if (!freelancer) return tl::unexpected(freelancer.error());
  const UnknownForm form{options.format, io::UnknownDetail::contracts_and_reasons};
  if (write_unknown_range(**opened, form, door)) return Verdict::done;
  if (options.format == "text") {
    write_page(**opened, *freelancer, io::Listing::all, door);
    return Verdict::done;
  }
  const io::ScoreSubject subject{evaluation.table(), *freelancer, evaluation.as_of(),
                                 evaluation.policy().id};
  const auto explanation = insight::explain(evaluation.table(), *freelancer, evaluation.question());
  if (options.format == "csv") {
    door.write(std::string(io::explanation_csv_heading()) +
               io::explanation_csv(subject, explanation));
  } else {
    door.write(io::explanation_json(subject, explanation, io::Detail::contracts_and_reasons) +
               '\n');
  }
  return Verdict::done;
}

}  // namespace jss::engine
