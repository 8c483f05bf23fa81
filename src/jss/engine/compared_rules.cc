// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/compared_rules.h"

#include <algorithm>

#include "jss/io/timeline_csv.h"
#include "jss/io/timeline_json.h"
#include "jss/io/timeline_picture.h"
#include "jss/io/timeline_text.h"

namespace jss::engine {

Result<std::vector<NamedRules>> compared_rules(OpenedSubject& opened,
                                               const std::vector<std::string>& under) {
  const Subject& subject = opened.subject;
  std::vector<NamedRules> rules{
      {subject.is_pinned ? subject.policy->id : std::string(io::kRulesByDate), subject.policies}};
  for (const std::string& id_or_file : under) {
    const auto policy = opened.opened->shelf.find(id_or_file);
    if (!policy) return tl::unexpected(policy.error());
    const std::string& id = (*policy)->id;
    if (std::any_of(rules.begin(), rules.end(),
                    [&id](const NamedRules& other) { return other.name == id; })) {
      return invalid("the policy '" + id + "' is asked for twice: name it once, or give the " +
                     "policy of the file another id");
    }
    rules.push_back({id, scoring::PolicyCalendar::pinned(**policy)});
  }
  return rules;
}

Day last_turning_day(const OpenedSubject& opened, const std::vector<NamedRules>& rules, Day from) {
  Day last = from;
  for (const NamedRules& some : rules) {
    last = std::max(last, insight::last_turning_day(opened.subject.chronicle, some.policies, from));
  }
  return last;
}

Result<Verdict> write_timelines(const OpenedSubject& opened, const std::vector<NamedRules>& rules,
                                const Days& days, const std::string& format, Door& door) {
  if (format == "ics" && rules.size() > 1) {
    return invalid(
        "a calendar is of one set of rules: leave out --under, or ask for each with "
        "--policy");
  }
  const Subject& subject = opened.subject;
  std::vector<io::TimelineTrack> tracks;
  tracks.reserve(rules.size());
  for (const NamedRules& some : rules) {
    tracks.push_back(
        {some.name, insight::timeline(subject.chronicle, some.policies, days.from, days.to)});
  }
  const io::ContractTitles titles(opened.evaluation().table(), opened.freelancer);
  const io::TimelineAnswer answer{.freelancer = subject.chronicle.freelancer(),
                                  .as_of = subject.as_of,
                                  .titles = titles,
                                  .tracks = tracks,
                                  .settled_on = days.settled_on};
  if (format == "json") {
    door.write(io::timeline_json(answer));
  } else if (format == "csv") {
    door.write(io::timeline_csv(answer));
  } else if (format == "svg") {
    door.write(io::timeline_svg(answer));
  } else if (format == "ics") {
    door.write(io::timeline_ics(answer));
  } else {
    door.write(io::timeline_page(answer, door.style));
  }
  return Verdict::done;
}

}  // namespace jss::engine
