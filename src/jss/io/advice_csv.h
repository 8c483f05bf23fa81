// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "jss/insight/advice.h"
#include "jss/io/freelancer_subject.h"

namespace jss::io {

/// The heading and the lines of `jss advise --format csv`: one line an open contract.
[[nodiscard]] std::string_view advice_csv_heading();
[[nodiscard]] std::string advice_csv(const FreelancerSubject& subject,
                                     const insight::Advice& advice);

}  // namespace jss::io
