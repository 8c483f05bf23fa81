// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "jss/insight/trend.h"
#include "jss/io/freelancer_subject.h"

namespace jss::io {

/// The line of `jss trend --format json`, without its end (docs/formats.md, section 3).
[[nodiscard]] std::string trend_json(const FreelancerSubject& subject, const insight::Trend& trend);

}  // namespace jss::io
