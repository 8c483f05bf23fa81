// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/answer_what_if.h"

#include <utility>
#include <vector>

#include "jss/engine/opened_subject.h"
#include "jss/insight/what_if.h"
#include "jss/io/act_text.h"
#include "jss/io/plain_text.h"
#include "jss/io/what_if_csv.h"
#include "jss/io/what_if_json.h"
#include "jss/io/what_if_text.h"

namespace jss::engine {
namespace {

// Those of the file first, then those of the command line.
Result<std::vector<insight::Act>> acts_of(const WhatIfOptions& options, const Door& door) {
  std::vector<insight::Act> acts;
  if (!options.file.empty()) {
    const auto text = door.read_text(options.file);
    if (!text) return tl::unexpected(text.error());
    auto read = io::parse_acts(*text, options.file == "-" ? "standard input" : options.file);
    if (!read) return tl::unexpected(read.error());
    acts = std::move(*read);
  }
  for (const std::string& text : options.acts) {
    auto act = io::parse_act(text);
    if (!act) return invalid("--do " + io::quoted(text) + ": " + act.error().message);
    acts.push_back(std::move(*act));
  }
  return acts;
}

}  // namespace

Result<Verdict> answer_what_if(const WhatIfOptions& options, Door& door) {
  Day until;
  if (!options.until.empty()) {
    const auto day = parse_day_option("--until", options.until);
    if (!day) return tl::unexpected(day.error());
    until = *day;
  }
  const auto acts = acts_of(options, door);
  if (!acts) return tl::unexpected(acts.error());
  const auto opened = open_subject(options, door);
  if (!opened) return tl::unexpected(opened.error());
  const Subject& subject = opened->subject;
  const auto answer =
      insight::what_if(subject.chronicle, subject.policies, *acts, subject.as_of, until);
  if (!answer) return tl::unexpected(answer.error());
  const io::FreelancerSubject about{subject.chronicle.freelancer(), subject.as_of, *subject.policy};
  if (options.format == "text") {
    door.write(io::what_if_page(about, *answer, subject.chronicle, door.style));
  } else if (options.format == "csv") {
    door.write(std::string(io::what_if_csv_heading()) + io::what_if_csv(about, *answer));
  } else {
    door.write(io::what_if_json(about, *answer) + '\n');
  }
  return Verdict::done;
}

}  // namespace jss::engine
