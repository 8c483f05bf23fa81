// SPDX-License-Identifier: Apache-2.0
#include "jss/io/report_html.h"

#include <array>

#include "jss/io/day_words.h"
#include "jss/io/markup.h"
#include "jss/io/report_parts.h"

namespace jss::io {
namespace {

std::string head(const Report& report) {
  const ScoreSubject& subject = report.page.subject;
  return element("head",
                 "\n<meta charset=\"utf-8\">\n"
                 "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                 "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
                 "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                 "<meta name=\"color-scheme\" content=\"light dark\">\n"
                 "<meta name=\"referrer\" content=\"no-referrer\">\n"
                 "<meta name=\"generator\" content=\"OpenJSS " +
                     escaped(report.version) + "\">\n" +
                     element("title", escaped(subject.table.freelancer_id(subject.freelancer)) +
                                          ": Job Success Score on " + day_words(subject.as_of)) +
                     "\n" + element("style", "\n" + report_style() + chart_style()) + "\n");
}

std::string footer(const Report& report) {
  return element(
      "footer",
      element("p", "Made by OpenJSS " + escaped(report.version) +
                       ". It is independent of any marketplace: it computes a score by published "
                       "rules and says of each rule whether it is documented, reported or assumed. "
                       "It is nobody’s secret formula, and no figure here comes from the "
                       "platform."));
}

}  // namespace

std::string report_html(const Report& report) {
  const std::array parts{
      part_past_and_coming(report), part_windows(report),        part_points_lost(report),
      part_last_change(report),     part_open_contracts(report), part_not_counted(report),
      part_trend(report),           part_firmness(report),       part_standing(report),
      part_other_rules(report),     part_rules(report)};
  std::string links;
  std::string sections;
  for (const ReportPart& part : parts) {
    if (part.body.empty()) continue;
    links += element("li", element("a", part.title, "href=\"#" + part.id + "\""));
    sections +=
        element("section",
                "\n" + element("h2", part.title, "id=\"" + part.id + "-title\"") + "\n" + part.body,
                "id=\"" + part.id + "\" aria-labelledby=\"" + part.id + "-title\"") +
        "\n";
  }
  return "<!DOCTYPE html>\n" +
         element("html",
                 "\n" + head(report) + "\n" +
                     element("body",
                             "\n" +
                                 element("a", "Skip to the score over time",
                                         "class=\"skip\" href=\"#over-time\"") +
                                 "\n" + report_head(report) +
                                 element("nav", element("ul", links), "aria-label=\"Sections\"") +
                                 "\n" + element("main", "\n" + sections) + "\n" + footer(report) +
                                 "\n") +
                     "\n",
                 "lang=\"en\"") +
         "\n";
}

}  // namespace jss::io
