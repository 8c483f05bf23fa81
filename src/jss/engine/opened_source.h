// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "jss/engine/door.h"
#include "jss/engine/evaluation.h"
#include "jss/engine/question_options.h"
#include "jss/scoring/policy_calendar.h"

namespace jss::engine {

/// A source with the policies of one question, and the evaluation that its options ask for. The
/// evaluation refers to shelf and source, so the whole stays where it is.
struct OpenedSource {
  PolicyShelf shelf;
  Source& source;
  EvaluationRequest request;  ///< What the options ask for.
  std::optional<Evaluation> evaluation;

  /// Which policy holds on which day: those in force, or on every day the one asked for. Holds as
  /// long as the shelf.
  ///
  /// Errors: those of `PolicyShelf::calendar`.
  [[nodiscard]] Result<scoring::PolicyCalendar> policies() const;
};

/// Opens the source and prepares the evaluation that the options ask for; warns of what is odd
/// about the source and of what a replay left out. The evaluation is always there.
///
/// Errors: those of the door, `evaluation_request` and `Evaluation::prepare`.
[[nodiscard]] Result<std::unique_ptr<OpenedSource>> open_source(const QuestionOptions& options,
                                                                Door& door);

/// Warns of what a replay left out: the first twenty explained, all counted.
void warn_of_anomalies(const std::vector<history::Anomaly>& anomalies,
                       const std::function<void(const std::string&)>& warn);

}  // namespace jss::engine
