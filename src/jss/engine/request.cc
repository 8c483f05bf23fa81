// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/request.h"

#include <array>
#include <span>
#include <string_view>

#include "jss/engine/answer_advise.h"
#include "jss/engine/answer_calendar.h"
#include "jss/engine/answer_explain.h"
#include "jss/engine/answer_firmness.h"
#include "jss/engine/answer_forecast.h"
#include "jss/engine/answer_import_exports.h"
#include "jss/engine/answer_infer.h"
#include "jss/engine/answer_plan.h"
#include "jss/engine/answer_policy.h"
#include "jss/engine/answer_report.h"
#include "jss/engine/answer_score.h"
#include "jss/engine/answer_shadow.h"
#include "jss/engine/answer_standing.h"
#include "jss/engine/answer_timeline.h"
#include "jss/engine/answer_trend.h"
#include "jss/engine/answer_what_if.h"
#include "jss/engine/compared_rules.h"
#include "jss/engine/option_reader.h"
#include "jss/io/nearest_name.h"
#include "jss/io/plain_text.h"

namespace jss::engine {
namespace {

using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 3> kFormats{"text", "json", "csv"};
constexpr std::array<std::string_view, 2> kPolicyFormats{"text", "json"};
constexpr std::array<std::string_view, 3> kShownPolicyFormats{"text", "json", "toml"};
constexpr std::array<std::string_view, 2> kImportForms{"events", "contracts"};

// What every question about a source takes; a report has no format.
void read_common(OptionReader& reader, QuestionOptions& options, Words formats = kFormats) {
  reader.text("freelancer", options.freelancer);
  reader.text("as_of", options.as_of);
  reader.text("known_at", options.known_at);
  reader.text("policy", options.policy);
  if (!formats.empty()) reader.choice("format", options.format, formats);
}

void read_score(OptionReader& reader, ScoreOptions& options) {
  read_common(reader, options);
  reader.flag("detail", options.detail);
  reader.text("changed_since", options.changed_since);
}

void read_explain(OptionReader& reader, ExplainOptions& options) {
  read_common(reader, options);
  reader.text("since", options.since);
}

void read_timeline(OptionReader& reader, TimelineOptions& options) {
  read_common(reader, options, kTimelineFormats);
  reader.text("from", options.from);
  reader.text("to", options.to);
  reader.texts("under", options.under);
}

void read_forecast(OptionReader& reader, ForecastOptions& options) {
  read_common(reader, options, kTimelineFormats);
  reader.text("months", options.months);
  reader.texts("under", options.under);
}

void read_calendar(OptionReader& reader, CalendarOptions& options) {
  read_common(reader, options);
  reader.text("to", options.to);
}

void read_what_if(OptionReader& reader, WhatIfOptions& options) {
  read_common(reader, options);
  reader.texts("do", options.acts);
  reader.text("acts", options.file);
  reader.text("until", options.until);
}

void read_plan(OptionReader& reader, PlanOptions& options) {
  read_common(reader, options);
  reader.text("target", options.target);
  reader.text("by", options.by);
}

void read_infer(OptionReader& reader, InferOptions& options) {
  read_common(reader, options);
  reader.text("observed", options.observed);
  reader.text("prior", options.prior);
}

void read_standing(OptionReader& reader, StandingOptions& options) {
  read_common(reader, options);
  reader.text("badges", options.badges);
  reader.text("large_contract", options.large_contract);
}

void read_plain(OptionReader& reader, QuestionOptions& options) { read_common(reader, options); }

void read_report(OptionReader& reader, QuestionOptions& options) {
  read_common(reader, options, {});
}

void read_shadow(OptionReader& reader, ShadowOptions& options) {
  reader.text("policy", options.shadow);
  reader.text("against", options.policy);
  reader.text("as_of", options.as_of);
  reader.text("known_at", options.known_at);
  reader.choice("format", options.format, kFormats);
}

void read_import(OptionReader& reader, ImportOptions& options) {
  reader.choice("as", options.form, kImportForms);
}

void read_policy_list(OptionReader& reader, PolicyOptions& options) {
  reader.choice("format", options.format, kPolicyFormats);
}

void read_policy_show(OptionReader& reader, PolicyOptions& options) {
  reader.text("policy", options.policy);
  reader.choice("format", options.format, kShownPolicyFormats);
}

void read_policy_diff(OptionReader& reader, PolicyOptions& options) {
  reader.text("policy", options.policy);
  reader.text("other", options.other);
  reader.choice("format", options.format, kPolicyFormats);
}

template <class Options, void (*kRead)(OptionReader&, Options&),
          Result<Verdict> (*kAnswer)(const Options&, Door&)>
Result<Verdict> ask(const Request& request, Door& door) {
  OptionReader reader(request.options);
  Options options;
  kRead(reader, options);
  if (const auto right = reader.finish(request.question); !right) {
    return tl::unexpected(right.error());
  }
  return kAnswer(options, door);
}

struct Question {
  std::string_view name;
  Result<Verdict> (*ask)(const Request&, Door&);
};

constexpr std::array kQuestions{
    Question{"score", ask<ScoreOptions, read_score, answer_score>},
    Question{"explain", ask<ExplainOptions, read_explain, answer_explain>},
    Question{"timeline", ask<TimelineOptions, read_timeline, answer_timeline>},
    Question{"forecast", ask<ForecastOptions, read_forecast, answer_forecast>},
    Question{"trend", ask<QuestionOptions, read_plain, answer_trend>},
    Question{"calendar", ask<CalendarOptions, read_calendar, answer_calendar>},
    Question{"what-if", ask<WhatIfOptions, read_what_if, answer_what_if>},
    Question{"advise", ask<QuestionOptions, read_plain, answer_advise>},
    Question{"plan", ask<PlanOptions, read_plan, answer_plan>},
    Question{"firmness", ask<QuestionOptions, read_plain, answer_firmness>},
    Question{"infer", ask<InferOptions, read_infer, answer_infer>},
    Question{"standing", ask<StandingOptions, read_standing, answer_standing>},
    Question{"report", ask<QuestionOptions, read_report, answer_report>},
    Question{"policy list", ask<PolicyOptions, read_policy_list, answer_policy_list>},
    Question{"policy show", ask<PolicyOptions, read_policy_show, answer_policy_show>},
    Question{"policy diff", ask<PolicyOptions, read_policy_diff, answer_policy_diff>},
    Question{"policy shadow", ask<ShadowOptions, read_shadow, answer_shadow>},
    Question{"import-exports", ask<ImportOptions, read_import, answer_import_exports>},
};

}  // namespace

Result<Verdict> answer(const Request& request, Door& door) {
  std::vector<std::string_view> names;
  for (const Question& question : kQuestions) {
    if (question.name == request.question) return question.ask(request, door);
    names.push_back(question.name);
  }
  const std::string_view nearest = io::nearest_name(request.question, names);
  return invalid(io::quoted(request.question) + " is not a question" +
                 (nearest.empty() ? "" : "; did you mean '" + std::string(nearest) + "'?"));
}

}  // namespace jss::engine
