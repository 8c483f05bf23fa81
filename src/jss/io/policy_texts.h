// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace jss::io {

/// The text of one policy file, as it stood in `policies/` when the program was built.
struct PolicyText {
  std::string_view name;  ///< The file's name without its ending: `2020-03`.
  std::string_view text;  ///< Its bytes, unchanged.
};

/// Every embedded policy file, ordered by name; all of it lives as long as the program.
///
/// Texts only: nothing says here that they are well formed or fit together. Any thread may call it.
[[nodiscard]] std::span<const PolicyText> embedded_policy_texts();

/// The bytes of `policies/badges.toml`, which is no policy. As above.
[[nodiscard]] std::string_view embedded_badges_text();

}  // namespace jss::io
