// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jss::io {

enum class JsonKind : std::uint8_t { text, number, boolean, null, object, array };

/// The kind as a person says it: "a text", "a number", "an object".
[[nodiscard]] std::string_view to_string(JsonKind kind);

/// One key of a JSON object with its value.
struct JsonField {
  std::uint32_t parent = 0;  ///< The position of the object that holds it, or `kRoot`.
  JsonKind kind = JsonKind::null;
  std::string key;
  std::string text;  ///< A text itself, a number's own characters, `true` or `false`; else empty.

  static constexpr std::uint32_t kRoot = UINT32_MAX;
};

/// The keys of a JSON object and of the objects inside it, flat, in the order of the text.
///
/// Numbers keep the characters that they were written with. What stands inside arrays, and deeper
/// than three objects, is checked and left out; keys that stand twice are kept twice. Meant to be
/// used for one line after the other: it keeps its memory. Not shared between threads.
class JsonFields {
 public:
  /// Reads `text`, which must be one JSON object in UTF-8 and nothing more. Gives what is wrong
  /// with it, for a person; nothing if it is well. Linear in the text.
  [[nodiscard]] std::optional<std::string> parse(std::string_view text);

  /// The fields of the last text; valid until the next `parse`.
  [[nodiscard]] std::span<const JsonField> fields() const { return {fields_.data(), count_}; }

 private:
  class Handler;

  std::vector<JsonField> fields_;
  std::size_t count_ = 0;
};

}  // namespace jss::io
