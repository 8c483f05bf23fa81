// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "jss/history/event.h"

namespace jss::service {

/// Whose contract that is: of its starts that nobody retracted, the first says so; nothing where
/// there is none.
[[nodiscard]] std::optional<std::string> owner_of(std::span<const history::Event> events,
                                                  std::string_view contract);

}  // namespace jss::service
