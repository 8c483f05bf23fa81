// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/answer_report.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "jss/engine/opened_subject.h"
#include "jss/io/badges_toml.h"
#include "jss/io/report_html.h"

#ifndef JSS_VERSION
#define JSS_VERSION "development"
#endif

namespace jss::engine {
namespace {

constexpr int kPastMonths = 36;
constexpr int kComingMonths = 60;
constexpr int kChangeMonths = 3;

// The days that a report tells of.
struct Span {
  Day from;
  Day to;
};

Span span_of(const Subject& subject) {
  const Day first =
      std::max({subject.chronicle.first_day(), subject.chronicle.first_own_day(),
                subject.policies.first_day(), add_months(subject.as_of, -kPastMonths)});
  const Day last = insight::last_turning_day(subject.chronicle, subject.policies, subject.as_of);
  return {.from = std::min(first, subject.as_of),
          .to = std::min({std::max(last, add_months(subject.as_of, 1)),
                          add_months(subject.as_of, kComingMonths), kLastDay})};
}

Result<std::string> page_of(const OpenedSubject& opened) {
  const auto badges = io::embedded_badges();
  if (!badges) return tl::unexpected(badges.error());
  const Evaluation& evaluation = opened.evaluation();
  const Subject& subject = opened.subject;
  const scoring::Question question = evaluation.question();
  const auto explanation = insight::explain(evaluation.table(), opened.freelancer, question);
  const auto answers = insight::answer_range(evaluation.table(), opened.freelancer, question);
  const io::ContractTitles titles(evaluation.table(), opened.freelancer);
  const auto [from, to] = span_of(subject);
  const auto timeline = insight::timeline(subject.chronicle, subject.policies, from, to);

  const std::vector<const scoring::Policy*> dated = opened.opened->shelf.dated();
  std::vector<insight::Timeline> others;
  for (const scoring::Policy* policy : dated) {
    others.push_back(
        insight::timeline(subject.chronicle, scoring::PolicyCalendar::pinned(*policy), from, to));
  }
  std::vector<io::ChartLine> lines;
  for (std::size_t i = 0; i < dated.size(); ++i) lines.push_back({dated[i]->id, &others[i]});

  std::optional<insight::Change> change;
  const Day since = std::max(from, add_months(subject.as_of, -kChangeMonths));
  if (since < subject.as_of) {
    change = insight::explain_change(subject.chronicle, subject.policies, since, subject.as_of);
  }
  insight::DayScorer scorer(subject.chronicle, subject.policies);
  scorer.move_to(subject.as_of);
  return io::report_html(
      {.page = {.subject = {evaluation.table(), opened.freelancer, evaluation.as_of(),
                            evaluation.policy().id},
                .policy = evaluation.policy(),
                .explanation = explanation,
                .answers = answers,
                .others = {}},
       .titles = titles,
       .policies = subject.policies,
       .timeline = timeline,
       .other_rules = lines,
       .last_change = change,
       .trend = insight::trend(scorer),
       .advice = insight::advise(subject.chronicle, subject.policies, subject.as_of),
       .standing = insight::standing(subject.chronicle, subject.policies, *badges, subject.as_of),
       .firmness = insight::firmness(subject.chronicle, subject.policies, subject.as_of),
       .version = JSS_VERSION});
}

}  // namespace

Result<Verdict> answer_report(const QuestionOptions& options, Door& door) {
  const auto opened = open_subject(options, door);
  if (!opened) return tl::unexpected(opened.error());
  const auto page = page_of(*opened);
  if (!page) return tl::unexpected(page.error());
  door.write(*page);
  return Verdict::done;
}

}  // namespace jss::engine
