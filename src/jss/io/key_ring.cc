// SPDX-License-Identifier: Apache-2.0
#include "jss/io/key_ring.h"

#include <algorithm>

#include "jss/io/event_key_reader.h"
#include "jss/io/event_key_writer.h"
#include "jss/io/event_line.h"
#include "jss/io/line_splitter.h"
#include "jss/io/problems.h"

namespace jss::io {
namespace {

void visit_ring_key(auto& keys, auto& key) {
  keys.text("key", key.key);
  keys.text("public", key.public_key);
  keys.instant("created_at", key.created_at);
  keys.optional_instant("retired_at", key.retired_at);
}

bool is_hex(std::string_view text, std::size_t digits) {
  return text.size() == digits && text.find_first_not_of("0123456789abcdef") == text.npos;
}

std::optional<KeyProblem> read_line(std::string_view line, std::vector<RingKey>& ring) {
  JsonFields fields;
  if (auto problem = fields.parse(line)) return KeyProblem{{}, std::move(*problem)};
  EventKeyReader::Keys names;
  EventKeyReader keys(fields.fields(), JsonField::kRoot, names);
  RingKey key;
  visit_ring_key(keys, key);
  if (auto problem = keys.finish("a key")) return problem;
  if (!is_hex(key.key, 16)) return KeyProblem{"key", "is not 16 lower-case hexadecimal digits"};
  if (!is_hex(key.public_key, 64)) {
    return KeyProblem{"public", "is not 64 lower-case hexadecimal digits"};
  }
  if (key.retired_at && *key.retired_at < key.created_at) {
    return KeyProblem{"retired_at", "is before created_at"};
  }
  for (const RingKey& other : ring) {
    if (other.key == key.key) return KeyProblem{"key", "stands on an earlier line, too"};
  }
  ring.push_back(std::move(key));
  return std::nullopt;
}

}  // namespace

std::string key_ring_text(std::span<const RingKey> keys) {
  std::string text;
  for (const RingKey& key : keys) {
    KeyWriter line;
    visit_ring_key(line, key);
    text += line.finish() + "\n";
  }
  return text;
}

Result<std::vector<RingKey>> read_key_ring(std::string_view file, std::string_view text) {
  std::vector<RingKey> ring;
  Problems problems;
  std::uint64_t number = 0;
  LineSplitter splitter;
  const auto take = [&](std::string_view line) {
    ++number;
    if (is_blank_line(line)) return;
    if (const auto problem = read_line(line, ring)) {
      problems.add({.file = file, .line = number, .column = problem->key}, problem->message);
    }
  };
  splitter.feed(text, take);
  splitter.finish(take);
  if (!problems.empty()) return tl::unexpected(problems.error());
  return ring;
}

}  // namespace jss::io
