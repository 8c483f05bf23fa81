// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "jss/insight/firmness.h"

namespace jss::io {

// How firm a score is, in plain sentences without markup; the terminal's page and the report share
// them.

/// What a bad job would cost and what makes up for it.
[[nodiscard]] std::vector<std::string> setback_sentences(const insight::Firmness& firmness);
/// Which scores cannot be told apart, and between which shares the true one lies; none without an
/// interval.
[[nodiscard]] std::vector<std::string> interval_sentences(const insight::Firmness& firmness);

}  // namespace jss::io
