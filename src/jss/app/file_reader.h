// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "jss/base/result.h"

namespace jss::app {

/// Called now and then with how much is done of how much; `total` is zero where it is unknown.
using Progress = std::function<void(std::uint64_t done, std::uint64_t total)>;

/// Feeds the bytes of a file, or of standard input for `-`, to `take` in chunks of up to 4 MiB.
///
/// Errors: `not_found`, `unavailable`: the file's name and the system's reason.
[[nodiscard]] Result<void> read_file(const std::string& path,
                                     const std::function<void(std::string_view)>& take,
                                     const Progress& progress);

/// The same for a `take` that may end the reading with an error, which is then given.
[[nodiscard]] Result<void> read_file_while(
    const std::string& path, const std::function<Result<void>(std::string_view)>& take,
    const Progress& progress);

/// How long a file is; zero where that cannot be told, as of standard input.
[[nodiscard]] std::uint64_t file_size(const std::string& path);

/// A whole file as text.
[[nodiscard]] Result<std::string> read_text(const std::string& path);

}  // namespace jss::app
