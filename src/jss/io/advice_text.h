// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "jss/insight/advice.h"
#include "jss/io/freelancer_subject.h"

namespace jss::io {

/// The page of `jss advise`: all open contracts at a glance, the most urgent first, then each with
/// why, what it would do, what else could be done, the act to try and a message. No line is wider
/// than the style says.
[[nodiscard]] std::string advice_page(const FreelancerSubject& subject,
                                      const insight::Advice& advice, const TextStyle& style);

}  // namespace jss::io
