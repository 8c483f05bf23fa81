// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "jss/insight/what_if.h"
#include "jss/io/freelancer_subject.h"

namespace jss::io {

/// The line of `jss what-if --format json`, without the line's end (docs/formats.md).
[[nodiscard]] std::string what_if_json(const FreelancerSubject& subject,
                                       const insight::WhatIf& answer);

}  // namespace jss::io
