// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "jss/insight/what_if.h"
#include "jss/io/freelancer_subject.h"

namespace jss::io {

/// The page of `jss what-if`: the acts, the score now, without and with them, both futures side by
/// side, and what stands otherwise where they are furthest apart. No line is wider than the style
/// says. The chronicle is the one in which nothing happens.
[[nodiscard]] std::string what_if_page(const FreelancerSubject& subject,
                                       const insight::WhatIf& answer,
                                       const history::Chronicle& chronicle, const TextStyle& style);

}  // namespace jss::io
