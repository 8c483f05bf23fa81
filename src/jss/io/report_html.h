// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "jss/insight/advice.h"
#include "jss/insight/change.h"
#include "jss/insight/firmness.h"
#include "jss/insight/standing.h"
#include "jss/insight/timeline.h"
#include "jss/insight/trend.h"
#include "jss/io/change_words.h"
#include "jss/io/chart_svg.h"
#include "jss/io/score_text.h"
#include "jss/scoring/policy_calendar.h"

namespace jss::io {

/// All that is told of one freelancer on one day.
struct Report {
  ScorePage page;  ///< The score with its reasons; `others` is not asked.
  const ContractTitles& titles;
  const scoring::PolicyCalendar& policies;
  const insight::Timeline& timeline;           ///< Past and coming, as the rules went.
  std::vector<ChartLine> other_rules;          ///< The same days, each under one policy.
  std::optional<insight::Change> last_change;  ///< Over the three months before; absent if unknown.
  insight::Trend trend;
  insight::Advice advice;
  insight::Standing standing;
  insight::Firmness firmness;
  std::string version;  ///< Of the program that wrote it.
};

/// The report as one HTML page that needs nothing else: no script, nothing from elsewhere, light or
/// dark as the reader's system is, fit for a telephone and for paper. A strict content security
/// policy stands in its head. Every text of others is escaped; the only addresses are links to the
/// sources of rules.
[[nodiscard]] std::string report_html(const Report& report);

}  // namespace jss::io
