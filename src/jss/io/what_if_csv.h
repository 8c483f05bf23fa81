// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "jss/insight/what_if.h"
#include "jss/io/freelancer_subject.h"

namespace jss::io {

/// The heading and the lines of `jss what-if --format csv`: one line a day of the two futures.
[[nodiscard]] std::string_view what_if_csv_heading();
[[nodiscard]] std::string what_if_csv(const FreelancerSubject& subject,
                                      const insight::WhatIf& answer);

}  // namespace jss::io
