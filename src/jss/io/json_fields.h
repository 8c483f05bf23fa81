// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jss::io {

class PlainJson;

enum class JsonKind : std::uint8_t { text, number, boolean, null, object, array };

/// The kind as a person says it: "a text", "a number", "an object".
[[nodiscard]] std::string_view to_string(JsonKind kind);

/// One key of a JSON object with its value.
struct JsonField {
  std::uint32_t parent = 0;  ///< The position of the object that holds it, or `kRoot`.
  JsonKind kind = JsonKind::null;
  bool taken = false;  ///< For whoever reads the fields, to find those that nobody asked for.
  std::string_view key;
  /// A text itself, a number's own characters, `true` or `false`; else empty.
  std::string_view text;

  static constexpr std::uint32_t kRoot = UINT32_MAX;
  friend bool operator==(const JsonField&, const JsonField&) = default;
};

/// The keys of a JSON object and of the objects inside it, flat, in the order of the text.
///
/// Numbers keep the characters that they were written with. What stands inside arrays, and deeper
/// than three objects, is checked and left out; keys that stand twice are kept twice. Plain objects
/// are read by `PlainJson`; the others, and all that are not well, by a reader that can say what is
/// wrong. Meant to be used for one line after the other: it keeps its memory. Not shared between
/// threads.
class JsonFields {
 public:
  JsonFields();
  JsonFields(const JsonFields&) = delete;
  JsonFields& operator=(const JsonFields&) = delete;
  JsonFields(JsonFields&& other) noexcept;
  JsonFields& operator=(JsonFields&& other) noexcept;
  ~JsonFields();

  /// Reads `text`, which must be one JSON object in UTF-8 and nothing more. Gives what is wrong
  /// with it, for a person; nothing if it is well. Linear in the text.
  [[nodiscard]] std::optional<std::string> parse(std::string_view text);

  /// The same without `PlainJson`: gives the same fields and the same words, but takes its time.
  [[nodiscard]] std::optional<std::string> parse_carefully(std::string_view text);

  /// The fields of the last text that was well; valid until the next one is read.
  [[nodiscard]] std::span<JsonField> fields() { return fields_; }

 private:
  class Handler;

  // Gives a text that stays where it is until the next object is read.
  [[nodiscard]] std::string_view keep(std::string text);

  std::unique_ptr<PlainJson> plain_;
  std::vector<JsonField> fields_;
  std::deque<std::string> kept_;  // the texts of what was read carefully
  std::size_t kept_count_ = 0;
};

}  // namespace jss::io
