// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "jss/insight/advice.h"
#include "jss/io/freelancer_subject.h"

namespace jss::io {

/// The line of `jss advise --format json`, without the line's end (docs/formats.md).
[[nodiscard]] std::string advice_json(const FreelancerSubject& subject,
                                      const insight::Advice& advice);

}  // namespace jss::io
