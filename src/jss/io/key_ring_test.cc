// SPDX-License-Identifier: Apache-2.0
#include "jss/io/key_ring.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace jss::io {
namespace {

using testing::HasSubstr;

RingKey ring_key(char digit) {
  return {.key = std::string(16, digit),
          .public_key = std::string(64, digit),
          .created_at = *parse_timestamp("2026-05-03"),
          .retired_at = std::nullopt};
}

std::string complaint(const std::string& text) {
  const auto read = read_key_ring("keys.jsonl", text);
  return read ? "" : read.error().message;
}

TEST(KeyRing, IsReadAsItWasWritten) {
  std::vector<RingKey> keys{ring_key('1'), ring_key('2')};
  keys[0].retired_at = parse_timestamp("2026-06-01T10:00:00Z");
  const std::string text = key_ring_text(keys);
  EXPECT_THAT(text, HasSubstr(R"(","created_at":"2026-05-03T00:00:00Z","retired_at":"2026-06-01)"));
  const auto read = read_key_ring("keys.jsonl", text);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(*read, keys);
}

TEST(KeyRing, RefusesWhatIsNoKey) {
  const std::string line = key_ring_text(std::vector{ring_key('1')});
  EXPECT_THAT(complaint(line + line), HasSubstr("keys.jsonl:2: key: stands on an earlier line"));
  EXPECT_THAT(complaint("\n{}\n"), HasSubstr("keys.jsonl:2: key: is missing"));
  RingKey early = ring_key('1');
  early.retired_at = parse_timestamp("2026-05-02");
  EXPECT_THAT(complaint(key_ring_text(std::vector{early})), HasSubstr("is before created_at"));
  RingKey odd = ring_key('g');
  EXPECT_THAT(complaint(key_ring_text(std::vector{odd})), HasSubstr("key: is not 16"));
  odd.key = std::string(16, '1');
  EXPECT_THAT(complaint(key_ring_text(std::vector{odd})), HasSubstr("public: is not 64"));
}

}  // namespace
}  // namespace jss::io
