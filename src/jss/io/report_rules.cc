// SPDX-License-Identifier: Apache-2.0
// The part about the rules themselves.
#include "jss/io/day_words.h"
#include "jss/io/markup.h"
#include "jss/io/policy_parameter.h"
#include "jss/io/report_parts.h"

namespace jss::io {
namespace {

constexpr std::size_t kLongestSource = 60;

// A source that is an address becomes a link; only those of the two web schemes do.
std::string source_markup(std::string_view source) {
  if (!source.starts_with("https://") && !source.starts_with("http://")) return escaped(source);
  const std::size_t host = source.find("//") + 2;
  return element("a", escaped(source.substr(host), kLongestSource),
                 "rel=\"noreferrer\" href=\"" + escaped(source, 2000) + "\"");
}

std::string grade_markup(const scoring::Policy& policy, std::string_view name,
                         std::string& source) {
  const auto evidence = policy.evidence.find(name);
  if (evidence == policy.evidence.end()) return {};
  source = source_markup(evidence->second.source);
  const std::string grade(to_string(evidence->second.grade));
  return element("span", grade, "class=\"grade " + grade + "\"");
}

}  // namespace

ReportPart part_rules(const Report& report) {
  const scoring::Policy& policy = report.page.policy;
  HtmlTable table("Every parameter of the rules " + escaped(policy.id),
                  {{"Parameter"}, {"Value"}, {"Meaning"}, {"Known how"}, {"Source"}});
  for (const PolicyParameter& parameter : policy_parameters()) {
    std::string source;
    const std::string grade = grade_markup(policy, parameter.name, source);
    table.add({element("code", parameter.name),
               escaped(parameter_value(policy.rules, parameter.name)),
               escaped(parameter.meaning, 600), grade, source});
  }
  const std::string from = policy.effective_from.present()
                               ? ", in force from " + day_markup(policy.effective_from)
                               : std::string();
  const std::string intro = element(
      "p", "On this day the rules " + escaped(policy.id) + " are used" + from + ": " +
               escaped(policy.title) +
               ". Of each value it is said whether the platform documented it, freelancers "
               "reported it, or OpenJSS assumed it. Weights, credits, factors and shares are in "
               "thousandths.");
  return {"rules", "The rules used",
          intro + details("All parameters, with their sources", table.html())};
}

}  // namespace jss::io
