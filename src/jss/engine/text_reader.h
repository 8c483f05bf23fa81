// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

#include "jss/base/result.h"

namespace jss::engine {

/// Gives the whole text of the file that a user names: from a disk, or from what a browser was
/// handed. Empty where there are no files.
///
/// Errors: `not_found`; `unavailable`: the file's name and the reason.
using TextReader = std::function<Result<std::string>(const std::string& name)>;

}  // namespace jss::engine
