// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "jss/insight/change.h"

namespace jss::io {

/// The heading and the lines of `jss explain --since --format csv`, line ends included: one line a
/// part. What JSON leaves out, or has as null, is empty here.
[[nodiscard]] std::string_view change_csv_heading();
[[nodiscard]] std::string change_csv(std::string_view freelancer, const insight::Change& change);

}  // namespace jss::io
