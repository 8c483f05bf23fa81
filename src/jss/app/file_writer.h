// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "jss/base/result.h"

namespace jss::app {

/// Puts `text` into the file of that name, the whole of it or nothing: it is written beside the
/// place and then takes it, so that whoever reads meanwhile sees the old file or the new one. What
/// is no regular file, such as /dev/stdout, is written to as it is.
///
/// Errors: `invalid_input` for a folder; `unavailable` with the system's reason.
[[nodiscard]] Result<void> write_file(const std::string& path, std::string_view text);

}  // namespace jss::app
