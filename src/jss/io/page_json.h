// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace jss::io {

/// A page of things that are JSON already: `{"<name>":[…],"next":…}`; `next` is where the next page
/// begins, null where there is none.
[[nodiscard]] std::string page_json(std::string_view name, std::span<const std::string> lines,
                                    std::string_view next);

}  // namespace jss::io
