// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/answer_plan.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "jss/engine/opened_subject.h"
#include "jss/insight/plan.h"
#include "jss/io/plain_text.h"
#include "jss/io/plan_csv.h"
#include "jss/io/plan_json.h"
#include "jss/io/plan_text.h"

namespace jss::engine {
namespace {

constexpr int kUsualMonths = 6;

}  // namespace

Result<int> parse_target(const std::string& text) {
  int number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  if (error == std::errc() && rest == end && number >= 1 && number <= 100) return number;
  return invalid(io::quoted(text) + " is no score from 1 to 100");
}

Result<Verdict> answer_plan(const PlanOptions& options, Door& door) {
  const auto target = parse_target(options.target);
  if (!target) return invalid("--target: " + target.error().message);
  const auto opened = open_subject(options, door);
  if (!opened) return tl::unexpected(opened.error());
  const Subject& subject = opened->subject;
  insight::PlanRequest request{.target = *target,
                               .today = subject.as_of,
                               .by = std::min(add_months(subject.as_of, kUsualMonths), kLastDay)};
  if (!options.by.empty()) {
    const auto by = parse_day_option("--by", options.by);
    if (!by) return tl::unexpected(by.error());
    request.by = *by;
  }
  const auto answer = insight::plan(subject.chronicle, subject.policies, request);
  if (!answer) return tl::unexpected(answer.error());
  const io::PlanSubject about{subject.chronicle.freelancer(), *subject.policy,
                              opened->evaluation().table()};
  if (options.format == "text") {
    door.write(io::plan_page(about, *answer, door.style));
  } else if (options.format == "csv") {
    door.write(std::string(io::plan_csv_heading()) + io::plan_csv(about, *answer));
  } else {
    door.write(io::plan_json(about, *answer) + '\n');
  }
  return answer->plan ? Verdict::done : Verdict::no;
}

}  // namespace jss::engine
