// SPDX-License-Identifier: Apache-2.0
// Our own, because a policy file may come from a stranger: the parser at hand aborts on a lone `[`,
// runs into undefined behaviour on a letter such as ü outside quotes, and nests without a limit.
#include <algorithm>
#include <charconv>
#include <optional>

#include "jss/io/plain_text.h"
#include "jss/io/toml_tree.h"
#include "jss/io/utf8.h"

namespace jss::io {
namespace {

using Kind = TomlNode::Kind;
using Origin = TomlNode::Origin;

bool is_digit(char c) { return '0' <= c && c <= '9'; }

bool is_key_character(char c) {
  return is_digit(c) || ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || c == '_' || c == '-';
}

/// Reads a whole number in plain digits: a sign, no leading zeros, single `_` between digits.
std::optional<std::int64_t> whole_number(std::string_view text) {
  std::string digits(text);
  const std::size_t first = digits.starts_with('+') || digits.starts_with('-') ? 1 : 0;
  const bool leading_zero = digits.size() > first + 1 && digits[first] == '0';
  if (digits.size() == first || leading_zero) return std::nullopt;
  for (std::size_t i = first; i < digits.size(); ++i) {
    const bool between =
        i > first && i + 1 < digits.size() && is_digit(digits[i - 1]) && is_digit(digits[i + 1]);
    if (!is_digit(digits[i]) && (digits[i] != '_' || !between)) return std::nullopt;
  }
  digits.erase(std::remove(digits.begin(), digits.end(), '_'), digits.end());
  if (digits.starts_with('+')) digits.erase(0, 1);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

class Parser {
 public:
  Parser(std::string_view text, std::string_view file, Problems& problems)
      : text_(text), file_(file), problems_(problems) {}

  TomlNode parse() {
    if (!check_characters() || !parse_lines()) return {};
    return std::move(root_);
  }

 private:
  // Each step gives false once it has failed, with the cursor where the mistake is.

  bool fail(const std::string& message) {
    problems_.add({file_, line_, {}}, message);
    return false;
  }

  [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
  [[nodiscard]] char peek() const { return at_end() ? '\0' : text_[at_]; }
  [[nodiscard]] bool sees(std::string_view what) const {
    return text_.substr(at_).starts_with(what);
  }

  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }

  /// What stands at the cursor, for a message.
  [[nodiscard]] std::string here() const {
    if (at_end()) return "the end of the file";
    if (peek() == '\n' || sees("\r\n")) return "the end of the line";
    std::size_t end = at_ + 1;
    while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0U) == 0x80U) ++end;
    return quoted(text_.substr(at_, end - at_));
  }

  bool check_characters() {
    if (text_.size() > kLargestToml) {
      line_ = 0;
      return fail("has " + std::to_string(text_.size()) + " bytes; a policy file has at most " +
                  std::to_string(kLargestToml));
    }
    if (sees("\xEF\xBB\xBF")) text_.remove_prefix(3);
    const std::size_t beside = first_byte_beside_utf8(text_);
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (i == beside) return fail("is not UTF-8; save the file in that encoding");
      const bool line_break = text_[i] == '\n' || text_.substr(i).starts_with("\r\n");
      if (!line_break && text_[i] != '\t' && has_control_character(text_.substr(i, 1))) {
        return fail("has a control character; take it out");
      }
      if (text_[i] == '\n') ++line_;
    }
    line_ = 1;
    return true;
  }

  bool parse_lines() {
    TomlNode* table = &root_;
    while (!at_end()) {
      skip_blanks();
      if (peek() == '[') {
        if (!parse_header(table)) return false;
      } else if (peek() != '#' && peek() != '\n' && peek() != '\r' && !at_end()) {
        if (!parse_entry(*table)) return false;
      }
      if (!parse_line_end()) return false;
    }
    return true;
  }

  void skip_blanks() {
    while (peek() == ' ' || peek() == '\t') ++at_;
  }

  bool parse_line_end() {
    skip_blanks();
    if (peek() == '#') at_ = std::min(text_.find('\n', at_), text_.size());
    take('\r');
    if (at_end()) return true;
    if (!take('\n')) return fail("has " + here() + " where the line should end");
    ++line_;
    return true;
  }

  /// Between the values of a list, lines and comments mean nothing.
  bool skip_lines() {
    while (true) {
      skip_blanks();
      if (peek() != '#' && peek() != '\n' && peek() != '\r') return true;
      if (!parse_line_end()) return false;
    }
  }

  bool parse_header(TomlNode*& table) {
    take('[');
    if (peek() == '[') return fail("has [[ ]], which policy files do not use; write [ ]");
    std::vector<std::string> keys;
    if (!parse_keys(keys)) return false;
    if (!take(']')) return fail("has " + here() + " where ] should close the [table]");
    table = &root_;
    for (const std::string& key : keys) {
      table = find_or_add(*table, key);
      if (table == nullptr) return false;
      if (table->kind != Kind::table || table->origin == Origin::braces) return fail_repeated(key);
    }
    if (table->origin != Origin::implied) return fail_repeated(keys.back());
    table->origin = Origin::header;
    table->line = line_;
    return true;
  }

  /// `key = value`, or `a.b = value`, into a table.
  bool parse_entry(TomlNode& table) {
    std::vector<std::string> keys;
    if (!parse_keys(keys)) return false;
    if (!take('=')) return fail("has " + here() + " where = should stand after the key");
    skip_blanks();
    TomlNode* within = &table;
    for (std::size_t i = 0; i + 1 < keys.size(); ++i) {
      within = find_or_add(*within, keys[i]);
      if (within == nullptr) return false;
      const bool open = within->origin == Origin::implied || within->origin == Origin::dotted_key;
      if (within->kind != Kind::table || !open) return fail_repeated(keys[i]);
      within->origin = Origin::dotted_key;
    }
    if (within->find(keys.back()) != nullptr) return fail_repeated(keys.back());
    TomlNode* entry = find_or_add(*within, keys.back());
    if (entry == nullptr) return false;
    const std::uint32_t line = line_;
    TomlNode value;
    if (!parse_value(value)) return false;
    *entry = std::move(value);
    entry->line = line;
    return true;
  }

  bool fail_repeated(const std::string& key) {
    return fail("has the key " + quoted(key) + " a second time; keep one");
  }

  /// The entry of that key, made if need be; nullptr once it has failed.
  TomlNode* find_or_add(TomlNode& table, const std::string& key) {
    for (TomlEntry& entry : table.entries) {
      if (entry.key == key) return &entry.node;
    }
    if (table.entries.size() == kMostTomlKeys) {
      fail("has more than " + std::to_string(kMostTomlKeys) + " keys in one table");
      return nullptr;
    }
    table.entries.push_back({key, {}});
    table.entries.back().node.line = line_;
    return &table.entries.back().node;
  }

  bool parse_keys(std::vector<std::string>& keys) {
    do {
      if (keys.size() == kDeepestToml) {
        return fail("has a key of more than " + std::to_string(kDeepestToml) + " parts");
      }
      skip_blanks();
      std::string key;
      if (!parse_key(key)) return false;
      keys.push_back(std::move(key));
      skip_blanks();
    } while (take('.'));
    return true;
  }

  bool parse_key(std::string& key) {
    if (peek() == '"' || peek() == '\'') return parse_text(key);
    while (is_key_character(peek())) key += text_[at_++];
    if (!key.empty()) return true;
    return fail("has " + here() +
                " where a key should stand; write it of letters, digits, _ and "
                "-, or in quotes");
  }

  bool parse_value(TomlNode& value) {
    value.line = line_;
    if (depth_ == kDeepestToml) {
      return fail("has more than " + std::to_string(kDeepestToml) + " values within each other");
    }
    ++depth_;
    const bool good = parse_value_within(value);
    --depth_;
    return good;
  }

  bool parse_value_within(TomlNode& value) {
    switch (peek()) {
      case '"':
      case '\'':
        value.kind = Kind::text;
        return parse_text(value.text);
      case '[':
        value.kind = Kind::list;
        return parse_list(value);
      case '{':
        value.origin = Origin::braces;
        return parse_braces(value);
      default:
        return parse_word(value);
    }
  }

  bool parse_list(TomlNode& list) {
    take('[');
    while (skip_lines()) {
      if (take(']')) return true;
      TomlNode item;
      if (!parse_value(item)) return false;
      list.items.push_back(std::move(item));
      if (!skip_lines()) return false;
      if (!take(',') && peek() != ']') {
        return fail("has " + here() + " where , or ] should stand in a list");
      }
    }
    return false;
  }

  bool parse_braces(TomlNode& table) {
    take('{');
    skip_blanks();
    if (take('}')) return true;
    do {
      skip_blanks();
      if (!parse_entry(table)) return false;
      skip_blanks();
    } while (take(','));
    if (take('}')) return true;
    return fail("has " + here() + " where , or } should stand; braces open and close on one line");
  }

  /// A value without quotes.
  bool parse_word(TomlNode& value) {
    const std::size_t begin = at_;
    while (is_key_character(peek()) || peek() == '+' || peek() == '.' || peek() == ':') ++at_;
    value.text = text_.substr(begin, at_ - begin);
    if (value.text.empty()) return fail("has " + here() + " where a value should stand");
    const char first = value.text.front();
    if (value.text == "true" || value.text == "false") {
      value.kind = Kind::boolean;
      value.boolean = value.text == "true";
    } else if (const auto number = whole_number(value.text)) {
      value.kind = Kind::integer;
      value.integer = *number;
    } else if (const auto day = parse_day(value.text)) {
      value.kind = Kind::day;
      value.day = *day;
    } else if (value.text.find(':') != std::string::npos) {
      value.kind = Kind::time;
    } else if (is_digit(first) || first == '+' || first == '-') {
      value.kind = Kind::decimal;
    } else {
      at_ = begin;
      return fail("has " + quoted(value.text) + " where a value should stand; text needs quotes");
    }
    return true;
  }

  /// Text in double quotes with escapes, or in single quotes as it stands.
  bool parse_text(std::string& content) {
    const char quote = peek();
    if (sees(std::string(3, quote))) return fail("has text of several lines; write it on one");
    ++at_;
    while (!at_end() && peek() != '\n' && !sees("\r\n")) {
      const char c = text_[at_++];
      if (c == quote) return true;
      if (c != '\\' || quote == '\'') {
        content += c;
      } else if (!parse_escape(content)) {
        return false;
      }
    }
    return fail("has text whose closing " + std::string(1, quote) + " is missing");
  }

  bool parse_escape(std::string& content) {
    constexpr std::string_view kLetters = "btnfr\"\\";
    constexpr std::string_view kMeanings = "\b\t\n\f\r\"\\";
    const char letter = peek();
    const std::size_t known = at_end() ? std::string_view::npos : kLetters.find(letter);
    if (known != std::string_view::npos) {
      content += kMeanings[known];
      ++at_;
      return true;
    }
    const std::size_t length = letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
    const std::string_view digits = text_.substr(std::min(at_ + 1, text_.size()), length);
    std::uint32_t code_point = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), code_point, 16);
    const bool whole = length > 0 && digits.size() == length && error == std::errc() &&
                       end == digits.data() + length;
    if (!whole || !append_utf8(code_point, content)) {
      return fail("has \\ before " + here() + ", which means nothing; write \\\\ for a backslash");
    }
    at_ += 1 + length;
    return true;
  }

  std::string_view text_;
  std::string_view file_;
  Problems& problems_;
  TomlNode root_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  std::size_t depth_ = 0;
};

}  // namespace

TomlNode parse_toml(std::string_view text, std::string_view file, Problems& problems) {
  return Parser(text, file, problems).parse();
}

}  // namespace jss::io
