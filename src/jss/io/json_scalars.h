// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "jss/io/json_fields.h"

namespace jss::io {

/// The part of a handler of the JSON parser that is the same for all of ours: every scalar comes
/// to `Handler::scalar(JsonKind, std::string)` as text, numbers in the characters that were
/// written. The names of the members are those that the parser calls.
template <class Handler>
class JsonScalars {
 public:
  bool null() { return give(JsonKind::null, {}); }
  bool boolean(bool value) { return give(JsonKind::boolean, value ? "true" : "false"); }
  bool number_integer(std::int64_t value) { return give(JsonKind::number, std::to_string(value)); }
  bool number_unsigned(std::uint64_t value) {
    return give(JsonKind::number, std::to_string(value));
  }
  template <class Value>
  bool number_float(Value, std::string characters) {
    // The parser may have put the decimal point of a locale in its place.
    const auto is_point = [](char c) {
      return (c < '0' || c > '9') && c != '-' && c != '+' && c != 'e' && c != 'E';
    };
    std::replace_if(characters.begin(), characters.end(), is_point, '.');
    return give(JsonKind::number, std::move(characters));
  }
  bool string(std::string& value) { return give(JsonKind::text, std::move(value)); }
  bool binary(std::vector<std::uint8_t>&) { return false; }

 private:
  friend Handler;
  JsonScalars() = default;

  bool give(JsonKind kind, std::string text) {
    return static_cast<Handler*>(this)->scalar(kind, std::move(text));
  }
};

}  // namespace jss::io
