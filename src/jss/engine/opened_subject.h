// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jss/engine/opened_source.h"
#include "jss/engine/subject.h"

namespace jss::engine {

/// A source that is open, with the freelancer whom the options name.
struct OpenedSubject {
  std::unique_ptr<OpenedSource> opened;
  FreelancerIndex freelancer;  ///< In the evaluation's table.
  Subject subject;

  [[nodiscard]] const Evaluation& evaluation() const { return *opened->evaluation; }
};

/// Opens the source and prepares the freelancer for questions about any day. Exports that leave so
/// much unknown that there is no score on the day in question are no ground for such questions.
///
/// Errors: those of `open_source` and `freelancer_of`; `invalid_input` for such exports, with what
/// is missing and how to add it.
[[nodiscard]] Result<OpenedSubject> open_subject(const QuestionOptions& options, Door& door);

}  // namespace jss::engine
