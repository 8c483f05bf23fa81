// SPDX-License-Identifier: Apache-2.0
#include "jss/io/source_kind.h"

#include <algorithm>
#include <array>
#include <string>

namespace jss::io {
namespace {

constexpr std::size_t kLookedAt = std::size_t{64} << 10;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

// A work history is one object whose items stand under this key. In a text of an event the quotes
// would be escaped, and no colon would follow.
bool has_key(std::string_view json, std::string_view key) {
  const std::string quoted = '"' + std::string(key) + '"';
  for (std::size_t at = json.find(quoted); at != std::string_view::npos;
       at = json.find(quoted, at + 1)) {
    const std::size_t after = json.find_first_not_of(" \t\r\n", at + quoted.size());
    const bool escaped = at > 0 && json[at - 1] == '\\';
    if (!escaped && after != std::string_view::npos && json[after] == ':') return true;
  }
  return false;
}

// The headers that only exports have: both forms of the transaction history, and the weekly
// summary.
bool is_export_header(std::string_view line) {
  const std::string header = lower_case(line);
  if (contains(header, "freelancer_id")) return false;  // a contract table with columns of its own
  return contains(header, "transaction id") || contains(header, "ref id") ||
         (contains(header, "contract") && contains(header, "hours") && contains(header, "amount"));
}

}  // namespace

SourceKind source_kind(std::string_view beginning) {
  beginning = beginning.substr(0, kLookedAt);
  if (beginning.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
    beginning.remove_prefix(kByteOrderMark.size());
  }
  beginning.remove_prefix(std::min(beginning.find_first_not_of(" \t\r\n"), beginning.size()));
  if (!beginning.empty() && (beginning.front() == '{' || beginning.front() == '[')) {
    const bool profile = beginning.front() == '[' || has_key(beginning, "pageItems");
    return profile ? SourceKind::marketplace_export : SourceKind::event_file;
  }
  return is_export_header(beginning.substr(0, beginning.find('\n')))
             ? SourceKind::marketplace_export
             : SourceKind::contract_table;
}

}  // namespace jss::io
