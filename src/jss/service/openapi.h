// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace jss::service {

/// What there is to ask, as OpenAPI 3.1: the text of openapi.json beside this file.
[[nodiscard]] std::string_view openapi_document();

}  // namespace jss::service
