// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/answer_calendar.h"

#include <algorithm>
#include <optional>

#include "jss/engine/coming_days.h"
#include "jss/engine/opened_source.h"
#include "jss/engine/unknown_answer.h"
#include "jss/io/coming_days_csv.h"
#include "jss/io/coming_days_json.h"
#include "jss/io/coming_days_text.h"

namespace jss::engine {
namespace {

constexpr std::int32_t kDaysAhead = 30;

void write(const std::string& freelancer, const insight::ComingDays& coming, Day as_of, Day to,
           const std::string& format, Door& door) {
  const bool is_one = !freelancer.empty();
  if (format == "text") {
    door.write(is_one ? io::coming_turns_page(freelancer, coming, as_of, to, door.style)
                      : io::coming_days_page(coming, as_of, to, door.style));
    return;
  }
  const bool is_csv = format == "csv";
  if (is_csv && is_one) door.write(io::coming_turns_csv_heading());
  if (is_csv && !is_one) door.write(io::coming_days_csv_heading());
  for (const insight::ComingDay& day : coming.days) {
    door.write(is_csv ? io::coming_day_csv(day) : io::coming_day_json(day) + "\n");
  }
  for (const insight::ComingTurn& turn : coming.turns) {
    door.write(is_csv ? io::coming_turn_csv(freelancer, turn)
                      : io::coming_turn_json(freelancer, turn) + "\n");
  }
}

}  // namespace

Result<Verdict> answer_calendar(const CalendarOptions& options, Door& door) {
  const auto opened = open_source(options, door);
  if (!opened) return tl::unexpected(opened.error());
  const Evaluation& evaluation = *(*opened)->evaluation;
  if (auto known = refuse_unknown_answers(**opened); !known) return tl::unexpected(known.error());
  Day to = std::min(kLastDay, evaluation.as_of() + kDaysAhead);
  if (!options.to.empty()) {
    const auto given = parse_day_option("--to", options.to);
    if (!given) return tl::unexpected(given.error());
    to = *given;
  }
  std::optional<FreelancerIndex> only;
  if (!options.freelancer.empty()) {
    const auto found = evaluation.find_freelancer(options.freelancer);
    if (!found) return tl::unexpected(found.error());
    only = *found;
  }
  const auto policies = (*opened)->policies();
  if (!policies) return tl::unexpected(policies.error());
  const auto coming = coming_days((*opened)->source, (*opened)->request, evaluation, *policies, to,
                                  only, door.executor);
  if (!coming) return tl::unexpected(coming.error());
  write(options.freelancer, *coming, evaluation.as_of(), to, options.format, door);
  return Verdict::done;
}

}  // namespace jss::engine
