// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jss/engine/evaluation.h"
#include "jss/insight/comparison.h"

namespace jss::engine {

/// What `policy` would do to everybody's score in place of the evaluation's own policy. The bounds
/// are those of the badges that ship, on the evaluation's day. Nothing is kept anywhere.
///
/// Errors: those of `io::embedded_badges`.
[[nodiscard]] Result<insight::Comparison> compare_with(const Evaluation& evaluation,
                                                       const scoring::Policy& policy,
                                                       scoring::Executor& executor);

}  // namespace jss::engine
