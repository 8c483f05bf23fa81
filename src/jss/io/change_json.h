// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "jss/insight/change.h"

namespace jss::io {

/// The line of `jss explain --since --format json`, without the line's end (docs/formats.md).
[[nodiscard]] std::string change_json(std::string_view freelancer, const insight::Change& change);

}  // namespace jss::io
