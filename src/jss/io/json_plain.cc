// SPDX-License-Identifier: Apache-2.0
#include "jss/io/json_plain.h"

#include <simdjson.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <utility>

namespace jss::io {
namespace {

using simdjson::ondemand::object;
using simdjson::ondemand::value;

constexpr std::size_t kLongest = std::size_t{64} << 10U;
constexpr std::size_t kShortest = std::size_t{4} << 10U;
constexpr std::size_t kMostDigits = 19;
constexpr int kDeepest = 3;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A number as JSON writes it, but for signs and exponents.
bool is_plain_number(std::string_view text) {
  if (text.size() > kMostDigits) return false;
  std::size_t at = 0;
  while (at < text.size() && is_digit(text[at])) ++at;
  if (at == 0 || (at > 1 && text[0] == '0')) return false;
  if (at == text.size()) return true;
  if (text[at] != '.' || at + 1 == text.size()) return false;
  return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 1, text.end(), is_digit);
}

// Whether the escapes of a text are all such as the parser is known to resolve well.
bool has_plain_escapes(std::string_view text) {
  for (std::size_t at = text.find("\\u"); at != std::string_view::npos;
       at = text.find("\\u", at + 1)) {
    const std::string_view digits = text.substr(at + 2, 4);
    const bool is_zero = digits == "0000";
    const bool is_surrogate = digits.size() == 4 && (digits[0] == 'd' || digits[0] == 'D') &&
                              (digits[1] > '7' || digits[1] < '0');
    if (is_zero || is_surrogate) return false;
  }
  return true;
}

// A value as it stands there, without what follows.
std::string_view without_blanks(std::string_view token) {
  return token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
}

}  // namespace

class PlainJson::Parser {
 public:
  bool read(std::string_view text, std::vector<JsonField>& fields) {
    if (text.empty() || text.size() > kLongest || !make_room(text.size())) return false;
    std::memcpy(line_.data(), text.data(), text.size());
    simdjson::ondemand::document document;
    if (parser_.iterate(line_.data(), text.size(), line_.size()).get(document) != kDone) {
      return false;
    }
    object root;
    if (document.get_object().get(root) != kDone) return false;
    if (!read_object(root, JsonField::kRoot, 1, fields)) return false;
    // Nothing may follow.
    return document.current_location().error() == simdjson::OUT_OF_BOUNDS;
  }

 private:
  static constexpr auto kDone = simdjson::SUCCESS;

  bool make_room(std::size_t size) {
    if (size <= parser_.capacity() && !line_.empty()) return true;
    const std::size_t room = std::max(kShortest, std::bit_ceil(size));
    // The parser reads ahead of what it is given.
    line_.resize(room + simdjson::SIMDJSON_PADDING);
    return parser_.allocate(room) == kDone;
  }

  // NOLINTNEXTLINE(misc-no-recursion): as deep as kDeepest
  static bool read_object(object& from, std::uint32_t parent, int depth,
                          std::vector<JsonField>& fields) {
    for (auto entry : from) {
      simdjson::ondemand::field field;
      if (std::move(entry).get(field) != kDone) return false;
      const char* const key = field.key().raw();
      const char* end = key;
      while (*end != '"' && *end != '\\') ++end;
      if (*end != '"') return false;
      const auto position = static_cast<std::uint32_t>(fields.size());
      fields.push_back(
          {.parent = parent, .key = {key, static_cast<std::size_t>(end - key)}, .text = {}});
      value inside = field.value();
      if (inside.raw_json_token().front() == '{') {
        fields.back().kind = JsonKind::object;
        object object_inside;
        if (depth == kDeepest || inside.get_object().get(object_inside) != kDone) return false;
        if (!read_object(object_inside, position, depth + 1, fields)) return false;
      } else if (!read_scalar(inside, fields.back())) {
        return false;
      }
    }
    return true;
  }

  static bool read_scalar(value& from, JsonField& field) {
    const std::string_view token = without_blanks(from.raw_json_token());
    if (token.front() == '"') {
      field.kind = JsonKind::text;
      return read_text(from, token, field.text);
    }
    field.text = token;
    if (is_digit(token.front())) {
      field.kind = JsonKind::number;
      return is_plain_number(token);
    }
    field.kind = JsonKind::boolean;
    return token == "true" || token == "false";
  }

  static bool read_text(value& from, std::string_view token, std::string_view& text) {
    if (token.find('\\') != std::string_view::npos) {
      return has_plain_escapes(token) && from.get_string().get(text) == kDone;
    }
    text = token.substr(1, token.size() - 2);
    simdjson::ondemand::raw_json_string passed;
    return from.get_raw_json_string().get(passed) == kDone;
  }

  simdjson::ondemand::parser parser_;
  std::string line_;
};

PlainJson::PlainJson() : parser_(std::make_unique<Parser>()) {}
PlainJson::~PlainJson() = default;

bool PlainJson::read(std::string_view text, std::vector<JsonField>& fields) {
  return parser_->read(text, fields);
}

}  // namespace jss::io
