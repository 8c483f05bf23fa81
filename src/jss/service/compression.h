// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace jss::service {

/// Whether a client takes gzip, by its `Accept-Encoding`.
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);

/// The bytes as gzip (RFC 1952); empty where there is no memory for it.
[[nodiscard]] std::string gzip(std::string_view bytes);

}  // namespace jss::service
