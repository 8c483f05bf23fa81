// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace jss::io {

/// Writes one JSON object, key after key, on one line. Texts are UTF-8.
class JsonLine {
 public:
  void text(std::string_view key, std::string_view value);
  /// A null where there is no value.
  void optional_text(std::string_view key, const std::optional<std::string>& value);
  void texts(std::string_view key, std::span<const std::string> values);
  void number(std::string_view key, std::int64_t value);

  /// The object; the writer is spent afterwards.
  [[nodiscard]] std::string finish();

 private:
  void begin(std::string_view key);

  std::string line_ = "{";
};

}  // namespace jss::io
