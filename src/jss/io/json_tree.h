// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "jss/base/result.h"
#include "jss/io/json_fields.h"

namespace jss::io {

/// A JSON value with what is inside it. Numbers keep the characters that they were written with.
struct JsonNode {
  JsonKind kind = JsonKind::null;
  std::string key;   ///< In an object; empty in a list.
  std::string text;  ///< A text itself, a number's own characters, `true` or `false`; else empty.
  std::vector<JsonNode> inside;

  /// The value of a key; a null where there is none. Of several the first.
  [[nodiscard]] const JsonNode& operator[](std::string_view name) const;
  [[nodiscard]] bool is_null() const { return kind == JsonKind::null; }
  [[nodiscard]] bool is(JsonKind other) const { return kind == other; }
  /// There is such a key, be it null.
  [[nodiscard]] bool has(std::string_view name) const;
};

/// Reads one JSON value in UTF-8. What stands deeper than 16 values is checked and left out.
///
/// Errors: `invalid_input` with what is wrong and where, without the file's name.
[[nodiscard]] Result<JsonNode> read_json_tree(std::string_view text);

}  // namespace jss::io
