// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "jss/io/policy_field.h"
#include "jss/io/toml_tree.h"

namespace jss::io {

/// Has it a value? A list always has one, though it may be empty.
[[nodiscard]] bool is_set(const PolicyField& field, const scoring::Rules& rules);

/// The kind of its value in words: `integer`, `decimal string`, `yes or no` …
[[nodiscard]] std::string_view type_in_words(ValueKind kind);

/// The values it may have, in words: `1 to 1000`, `window or lifetime` …
[[nodiscard]] std::string bounds_in_words(const PolicyField& field);

/// Its value, as `parameter_value` gives it.
[[nodiscard]] std::string show_value(const PolicyField& field, const scoring::Rules& rules);

/// Reads a value as policy files write it into `rules`. If it is wrong, `rules` stay as they are,
/// and the answer says what it is and what would be right.
[[nodiscard]] std::optional<std::string> read_value(const PolicyField& field, const TomlNode& value,
                                                    scoring::Rules& rules);

}  // namespace jss::io
