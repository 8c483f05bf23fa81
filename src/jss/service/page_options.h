// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "jss/base/result.h"
#include "jss/service/route.h"

namespace jss::service {

/// A whole number that an option of the query gives, up to `most`; `absent` where it is not given.
///
/// Errors: `invalid_input`.
[[nodiscard]] Result<std::uint64_t> number_option(const Call& call, std::string_view name,
                                                  std::uint64_t absent, std::uint64_t most);

/// How many entries a page has at most: the option `limit`.
///
/// Errors: `invalid_input`.
[[nodiscard]] Result<std::size_t> limit_of(const Call& call);

}  // namespace jss::service
