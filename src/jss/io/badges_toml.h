// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "jss/base/result.h"
#include "jss/insight/badge.h"

namespace jss::io {

/// Reads a file of badges (docs/formats.md, section 1): which criteria each badge had from which
/// day on, each with its value, its source and its grade.
///
/// Errors: `invalid_input`, each problem with file, line, key and remedy: not TOML, an unknown or
/// repeated key, a wrong type, a value out of its bounds, a set without a day or without criteria,
/// two sets of one badge for one day.
[[nodiscard]] Result<insight::BadgeCalendar> read_badges(std::string_view text,
                                                         std::string_view file);

/// The badges that ship with the program, embedded at build from `policies/badges.toml`.
[[nodiscard]] Result<insight::BadgeCalendar> embedded_badges();

}  // namespace jss::io
